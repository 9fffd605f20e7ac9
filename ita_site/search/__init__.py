"""Make the search of the site: sections of pages, an index, and the worker that answers.

Finished pages go in; the index as bytes by path and one script come out.
The worker knows Thai; the theme's search.js asks it and shows its answers.
"""
