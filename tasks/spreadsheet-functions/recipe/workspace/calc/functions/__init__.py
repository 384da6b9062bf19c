"""The functions: every module in here registers its own."""
