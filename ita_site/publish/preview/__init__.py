"""The preview server (`ita serve`): an editor sees the page that a saved file makes, a moment after saving it.

A thread watches the content folder and reads it anew after each save; a page is made when it is asked for. The last
good content is shown while the newest has errors, with these errors on every page. What takes long (the search index,
links between all finished pages) is done by a process of its own once nothing changes any more.
"""
