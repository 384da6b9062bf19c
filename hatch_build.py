"""Puts the suite into the wheel, and only there.

An installed wheel finds its tasks, graders and harnesses below `benchmark/_suite`. An editable
install must use the checkout's own folders instead of a copy that grows stale.
"""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SUITE = ("tasks", "graders", "harnesses", "results/claims.toml")


class SuiteHook(BuildHookInterface):  # type: ignore[type-arg]
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        for name in SUITE:
            source = Path(self.root, name)
            if source.exists():
                build_data["force_include"][str(source)] = f"benchmark/_suite/{name}"
