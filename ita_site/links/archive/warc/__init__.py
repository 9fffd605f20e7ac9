"""The files of the archive as others read them: WARC, CDXJ, WACZ."""
