"""Build a site without an engine: each page is made, framed, read and written, and then dropped.

A catalogue and the options of a site go in; a finished folder comes out, the same bytes that an engine writes with our
hooks. What did not change since an earlier build is taken from the cache; several cores share the pages.
"""
