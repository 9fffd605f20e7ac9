"""Read what Thai words say: digits, dates, fiscal years, addresses within a text.

Strings go in; numbers, dates, spans and folded strings come out.
Knows nothing of content, agencies or files.
"""
