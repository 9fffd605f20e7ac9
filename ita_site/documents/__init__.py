"""The report as a document that an office opens: out to Word, Excel and PDF, and in from Word."""
