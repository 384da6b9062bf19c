"""Filters JSON with programs in the language of jq."""
