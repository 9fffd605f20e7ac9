"""Pages of copies: what the link check saw at an address, shown on a page of the site's own.

Copies of the archive go in; pages with plain words, a picture drawn anew and the data of the copy come out. Nothing of
a copied page's markup, scripts or addresses reaches a page.
"""
