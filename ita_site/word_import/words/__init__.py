"""Recognise what words name: columns, list labels, units, item codes, addresses.

Short texts go in; what they name comes out.
The vocabulary of offices is here and nowhere else.
"""
