"""What a run found, for people and for programs. Every output quotes a stranger's text in its own way."""
