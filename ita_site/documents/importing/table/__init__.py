"""Paragraphs and tables → the form's columns, rows and measures, and all text around them."""
