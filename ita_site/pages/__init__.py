"""Catalogue → pages. No engine is known here: a page is Markdown with HTML in it, and what an engine must know."""
