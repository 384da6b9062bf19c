"""Validates the measurement itself: a module is a report in results/validation/, made by its `run()`."""
