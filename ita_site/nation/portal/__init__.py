"""One database of what all agencies publish, and the static pages and open data that are made of it."""
