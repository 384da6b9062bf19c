"""One module a stage, in the order of their names; each has `run(session)`."""
