"""Read a .docx into paragraphs and tables, in the words that Word prints.

Bytes go in; a `Document` comes out.
Knows nothing of reports.
"""
