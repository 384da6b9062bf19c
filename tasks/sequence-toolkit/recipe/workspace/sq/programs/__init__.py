"""One module a program; its function `run` makes the table that a job asks for."""
