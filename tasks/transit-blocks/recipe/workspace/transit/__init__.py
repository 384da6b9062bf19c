"""The planning office's program."""
