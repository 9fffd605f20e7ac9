"""The desk: an agency's report made, looked at and published in the browser, without a terminal.

A build needs nothing of it; what it needs beside the rest is the extra `desk` of pyproject.toml.
"""
