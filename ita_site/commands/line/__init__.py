"""The words of a command line: groups, commands and options in two languages, and what an option may be."""
