"""The stages of a valuation, run in the order of their names; each has `run(state)`."""
