"""Catalogue → bytes for machines: the report as typed tables, and every file of open data made from them."""
