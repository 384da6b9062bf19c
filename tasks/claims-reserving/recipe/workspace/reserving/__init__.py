"""Loss reserves of a motor portfolio."""
