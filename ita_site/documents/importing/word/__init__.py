"""A Word file → paragraphs and tables, in the words that Word prints."""
