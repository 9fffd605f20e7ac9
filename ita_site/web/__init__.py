"""Make what other programs read about the pages: feeds, share pictures, structured data.

A catalogue and its pages go in; bytes by path and values for the head of a page come out.
No engine is known here.
"""
