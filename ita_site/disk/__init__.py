"""Write files and folders so that a command which is killed at any moment leaves nothing half.

Bytes and finished folders go in; whole files come out, and what a killed command left is cleaned away.
"""
