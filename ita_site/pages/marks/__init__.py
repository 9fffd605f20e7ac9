"""Mark which words of a page are English, and where no line may end.

Escaped text and the sources of templates go in; the same with elements for screen readers and browsers comes out.
"""
