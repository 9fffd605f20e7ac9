"""Keep what evidence links showed, so that it can be seen and proved after a page is gone.

Good answers with their tapes go in; WARC files, an index over them, chained manifests and WACZ packages come out.
The WARC files and the manifests are the truth: the SQLite index can be made again from them.
"""
