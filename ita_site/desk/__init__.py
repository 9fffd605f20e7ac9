"""The desk: an officer edits, checks and publishes a report in the browser, without a terminal.

Content files are the only truth; a build needs nothing of the desk. `forms` shows the values of a file as fields made
from the model and turns what is typed into edits, `files` writes them and keeps their history, `workspace` joins both,
`delivery` brings a built site to where it is served, `jobs` does what takes long, `web` is the application around all.
"""
