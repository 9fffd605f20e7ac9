"""Find the form in a document.

Blocks go in; the measures of the form, row by row and column by column, and all text around them come out.
Each table is classified once.
"""
