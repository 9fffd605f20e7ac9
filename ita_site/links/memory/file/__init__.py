"""The files of the memory: how what is known is written, and read back strictly."""
