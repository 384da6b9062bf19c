"""Attacks on the benchmark itself; see docs/integrity.md."""
