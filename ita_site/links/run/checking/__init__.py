"""One check of one URL, as a conversation that asks and is answered."""
