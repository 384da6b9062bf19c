"""One module a rule, `NN_name.py`, each with `apply(merge)`; see `migrate/merge.py`."""
