"""A small firm's quarter, made from a seed: its documents, its true books, and the clerk's books.

Only the documents and the clerk's journal ever reach the agent. The grader recomputes the truth
from the documents by code of its own (`grader/checks/truth.py`); this package is the other side of
that comparison.
"""
