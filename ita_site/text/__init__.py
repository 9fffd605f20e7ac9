"""Read what Thai words say, and write what numbers and old fonts say as words.

Strings go in; numbers, dates, spans and strings come out: digits, days, months, quarters, addresses, glyphs.
Knows nothing of content, agencies or files.
"""
