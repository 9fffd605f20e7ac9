"""What search knows beside the texts of the pages, from the content and from words that every agency's site shares."""
