"""The ground segment's work on a contact."""
