"""Imports of Word files in progress: each a folder with the file, what was asked and decided, and how it reads so far.

A file and decisions become a `Reading`; a form that shows it becomes further decisions; what an officer accepts of it
becomes the report's files. `view` gives every part of a reading the name by which a form speaks of it.
"""
