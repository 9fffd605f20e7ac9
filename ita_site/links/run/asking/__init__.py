"""Requests of many checks at once, each when politeness allows."""
