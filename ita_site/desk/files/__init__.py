"""The content files of an agency: which there are, how one is changed whole or not at all, and who changed what when.

A request never names a path: a file is looked up by its key among those that the content folder has.
"""
