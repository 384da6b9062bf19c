"""The stages of the pack; each adds to the dictionary that it is given."""
