"""What a body shows a reader: its kind, its visible blocks, its pictures and fields, where it sends on.

Markup is read by an HTML5 parser, as a browser would; what is hidden from a reader is no part of a page.
"""
