"""Which agencies a nation has, where their site folders are, and where the nation keeps what it makes of them."""
