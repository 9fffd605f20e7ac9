"""Make the search of the site: sections of pages, an index, and the worker that answers.

Finished pages go in; the index as bytes by path and one script come out.
The worker knows Thai; the theme draws the box.
"""
