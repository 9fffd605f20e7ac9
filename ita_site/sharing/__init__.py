"""What other sites and search engines are told of a page: its picture, its place and what it is about."""
