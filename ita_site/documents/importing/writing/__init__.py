"""What was read → content files: every guess marked, every word accounted for."""
