"""The stages of an examination, run in the order of their names; each has `run(case)`, and `case` is passed along."""
