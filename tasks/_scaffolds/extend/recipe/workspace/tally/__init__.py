"""Counts what it reads."""
