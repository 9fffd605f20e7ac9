"""Read the lines of a cell as entries: activities, results, outcomes.

Paragraphs of one cell go in; entries with their labels and addresses come out.
Knows nothing of tables.
"""
