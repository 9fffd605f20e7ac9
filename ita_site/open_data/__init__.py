"""Make the open data of the catalogue: typed tables as CSV and JSON, a data package, a DCAT catalogue.

A catalogue and settings go in; bytes by path come out.
What was published once is kept by versions and never changes its meaning.
"""
