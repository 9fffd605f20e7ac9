"""Judge what an answer means.

An answer and what was seen before go in; an observation with its reason comes out.
Asks for nothing but the sibling that a verdict needs.
"""
