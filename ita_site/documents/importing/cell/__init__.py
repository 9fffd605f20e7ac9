"""Words of a cell → entries, their numbers and addresses, and what they name."""
