"""The tasks are what the red team attacks; their checks run in clean rooms, not here."""

collect_ignore = ["tasks"]
