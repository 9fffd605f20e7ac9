"""Read the rows of a measure as the fields of one.

Rows of the form go in; a `ReadMeasure` comes out, each of its fields a `Guess` with its doubts.
Knows nothing of YAML, of Thai remarks, and of what people made of an earlier import.
"""
