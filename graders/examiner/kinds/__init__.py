"""The reusable kinds of check."""
