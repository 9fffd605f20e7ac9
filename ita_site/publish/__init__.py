"""Hand everything to an engine, and check what it built.

A content folder and settings go in; pages, files, menu and frame come out, and problems of the finished site.
The folder that was published is exchanged in one step.
"""
