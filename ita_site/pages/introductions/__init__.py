"""Pages that introduce a stranger: what ITA is, and what the site is for readers of English.

In: the catalogue. Out: recipes of pages, in words of the site's own.
"""
