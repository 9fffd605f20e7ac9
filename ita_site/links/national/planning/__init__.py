"""What a night has to ask, of which hosts, on which machines."""
