"""Start the site of an agency: a folder with its content, its settings, its workflows and what ships for every agency.

The agency's name, place, website and units go in; a folder comes out that `ita check` and `ita build` take as it is.
Nothing in it is another agency's.
"""
