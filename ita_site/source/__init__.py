"""Read and write content files as text: bytes, YAML with lines, front matter, TODO remarks, problems.

Bytes of one file go in; a tree of plain values with the line of each, or problems at their lines, come out.
Knows nothing of what the fields mean.
"""
