"""What evidence is worth: how far an address reaches, which copies are kept, the rung of a promise, promises alike."""
