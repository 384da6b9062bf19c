"""Pays people."""
