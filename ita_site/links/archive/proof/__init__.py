"""What proves the archive: manifests, time stamps, and the look at every byte."""
