"""Run a check of many links.

Addresses and settings go in; the health file and findings come out.
The only room of links with threads.
"""
