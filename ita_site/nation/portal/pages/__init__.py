"""The static pages of the national portal: portal.db in, pages with their JSON twins, feeds and a search out.

`write.py` is the way in. `facts.py` and `queries/` read the database, `content/` says what is on each kind of page,
`templates/` how it is written, `frame.py` puts it into the frame; `static/` has the portal's own styles and scripts.
"""
