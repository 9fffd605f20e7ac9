"""The hub's database: accounts with their roles, agencies, sessions, guesses, requests to publish, nights.

SQLite of the standard library with a write-ahead log: commands read and write it while the hub serves.
"""
