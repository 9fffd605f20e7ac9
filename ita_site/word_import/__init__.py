"""Read an office's Word file into a draft of a report: bounded, nothing in the file executed or fetched.

The bytes of a .docx go in; content files come out, every guess marked TODO, every word kept.
The stages, in order: `docx`, `tables`, `entries`, `reading`, `previous` (what people settled), `draft`; the
vocabulary is in `words`.
"""
