"""Ask for one address, politely and within bounds.

An address goes in; an exchange or a fault comes out.
Knows nothing of what an answer means.
"""
