"""Long work of the desk, done in a thread while a page shows how far it is.

What was cut off is resumed by doing it again.
"""
