"""Slices: the questions that a worker is given, what it does with them, and what becomes of those that are lost."""
