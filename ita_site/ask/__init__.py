"""Ask a person in Thai for a new measure.

Answers typed in a terminal go in; a checked content file comes out.
Nothing is written before the answers are tried.
"""
