"""What a person sees of a Word file, and decides."""
