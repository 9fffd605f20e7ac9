"""Say what a content file may hold: entries, kinds of value, closed lists, and the nearest valid value.

A tree of plain values goes in; a typed entry or problems come out.
Knows one file at a time, never two.
"""
