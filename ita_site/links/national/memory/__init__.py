"""What the nation remembers of links, uses and hosts, in one SQLite file; and what a night has to do."""
