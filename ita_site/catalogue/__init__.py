"""Read the content folder once into a typed, cross-linked, checked `Catalogue`.

A folder goes in; the catalogue, or every problem of it, comes out.
What follows from the content (coverage, comparison, link states) is derived here, once.
"""
