"""The desk's end-of-day pack."""
