"""Sheets of the Excel file: what they show of a table of open data, how they are laid out, and their rows as XML."""
