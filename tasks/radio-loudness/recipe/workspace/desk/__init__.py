"""The mastering desk's work on a session."""
