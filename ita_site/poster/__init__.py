"""Make what reaches people without the website: a sheet for the notice board, a text for the village loudspeaker.

A report of the catalogue and the site's address go in; a page of HTML and a text come out, and a PDF by a browser.
"""
