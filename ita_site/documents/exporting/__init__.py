"""A report of the catalogue → the files of an office. No engine is known here."""
