"""Know the engines that build the site: MkDocs, and what its theme and its options need.

The configuration of an engine goes in; it comes out completed, escaped, and with our changes to the theme.
Only this folder and `hooks.py` import MkDocs.
"""
