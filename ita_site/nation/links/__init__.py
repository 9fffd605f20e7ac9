"""The national night of links for the content of agencies: their links in, their health files out."""
