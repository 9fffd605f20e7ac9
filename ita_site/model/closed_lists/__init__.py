"""Keep the closed lists of others: the words of data.go.th, the licences of open data, the provinces of Thailand.

A value of a content file goes in; the entry of a list comes out, with its names in Thai and English.
"""
