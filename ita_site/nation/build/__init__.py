"""Build the sites of those agencies whose content or link states changed, in warm processes."""
