"""Check what one file alone cannot show: links between files, dates in words, personal data, files that nobody reads.

Entries with the lines of their fields go in; problems come out.
"""
