"""Write what was read as content files.

Measures and text of the form go in; files with TODO remarks come out.
The only room of the importer that knows front matter.
"""
