"""A sequence toolkit: `python3 -m sq` reads jobs and answers each with a table."""
