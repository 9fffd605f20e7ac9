"""Read content files one by one, each alone.

A listed content folder and a memory of earlier readings go in; entries with the problems of their own file come out.
"""
