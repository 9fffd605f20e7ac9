"""Site generator for the integrity reports (ITA) of Thai public agencies."""
