"""Make the files that an office opens: Word, Excel, PDF.

A report of the catalogue goes in; bytes by path come out.
The importer reads the same form back.
"""
