"""Measures the endurance of coding agents: how far each gets before it loses the thread.

The layers, and what may import what, are in `pyproject.toml` under `tool.importlinter`.
"""

__version__ = "0.1.0"
