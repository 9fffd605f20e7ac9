"""What a person sees of a Word file before it becomes a report, and corrects.

A file and decisions go in; a `Picture` of its tables, rows, lines and doubts comes out beside the draft, read in a
process of its own. Against a report that is there already, the differences measure by measure.
"""
