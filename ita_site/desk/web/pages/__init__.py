"""The pages of the desk: a class for each, whose methods answer requests for it and for its buttons."""
