"""Make the pages of one report.

A report among all content goes in; recipes of its pages come out, one module for each kind of page.
"""
