"""Long work of the desk, done in a thread while pages show how far it is; what was cut off is resumed by doing it again."""
