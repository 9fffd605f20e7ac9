"""Put the frame around every page: a finished HTML document, whichever engine writes it.

What a mkdocs.yml says and the pages of a site go in; HTML documents, the sitemap and the theme's files come out.
No engine and no theme but ours is known here.
"""
