"""Reports as documents: Word files in, Word and spreadsheet files out."""
