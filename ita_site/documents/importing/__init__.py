"""A report's Word file → a report folder of content: bounded, nothing in the file executed or fetched."""
