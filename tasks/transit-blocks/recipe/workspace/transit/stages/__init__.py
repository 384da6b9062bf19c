"""The stages of the plan; each adds to the dictionary that it is given."""
