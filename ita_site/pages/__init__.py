"""Make the pages of the site.

A catalogue and settings go in; `Output`s (path, title, Markdown with HTML) come out.
No engine is known here.
"""
