"""Runs the stages in the order of their names."""

import importlib
import pkgutil

from payroll import stages, tables

state = {"rows": [(row["name"], int(row["week"]), int(row["minutes"])) for row in tables.read("hours")]}
for name in sorted(found.name for found in pkgutil.iter_modules(stages.__path__)):
    importlib.import_module(f"payroll.stages.{name}").run(state)
