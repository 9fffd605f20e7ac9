"""An agency's content as rows of the portal's tables."""
