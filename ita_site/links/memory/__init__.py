"""Remember what was seen: history, journal, what is due, what people overruled.

Observations go in; states with their dates come out.
Pages read link health through this room alone.
"""
