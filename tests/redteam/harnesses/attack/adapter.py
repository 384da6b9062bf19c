"""Plays one attack of the red team."""

import sys
from pathlib import Path

sys.path[:0] = [path for path in [str(Path(__file__).resolve().parents[3])] if path not in sys.path]

from redteam.book import load, token  # noqa: E402

from benchmark.harness.scripted import Acts, Script  # noqa: E402


def acts(script: Script) -> Acts:
    """The acts of the attack that the option `name` names."""
    name, turn = script.options["name"], int(script.options.get("turn", "1"))
    return load(name).acts(script, token(name, script.task.name, turn))
