"""Mark which words of a page are English, and where no line may end, as its template is compiled.

Escaped text and the sources of templates go in; text with elements for screen readers and browsers, and the code of
templates that write such text, come out.
"""
