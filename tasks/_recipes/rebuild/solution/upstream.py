"""Which upstream tests decide what: picked before their salts are proven, and settled when they are.

    upstream.py pick DIR      writes DIR/tests.json, and leaves in DIR/suite only the modules that hold chosen tests
    upstream.py settle DIR    drops tests without a proven salt, and refuses to where one of them is indispensable

A milestone `needs` the tests without which one of its functions would not be missed, and draws from `more` of them.
"""

import inspect
import json
import sys
from importlib import import_module
from pathlib import Path

import make
import strip

SURVIVORS = "survivors"


def pick(grader: Path) -> None:
    """Write the tests, by check, and what the guard of the interface asks."""
    told = json.loads((make.HERE / "functions.json").read_text(encoding="utf-8"))
    found = {group["id"]: {"needs": group["needs"], "more": group["more"]} for group in make.groups()}
    found[SURVIVORS] = {"needs": [], "more": told["survivors"]}
    (grader / "chosen.json").write_text(json.dumps(found), encoding="utf-8")
    tests = {check: [*kinds["needs"], *kinds["more"]] for check, kinds in found.items()}
    (grader / "tests.json").write_text(json.dumps(tests), encoding="utf-8")
    suite = grader / "suite" / "tests"
    kept = {test.partition("::")[0] for names in tests.values() for test in names}
    for path in suite.rglob("test_*.py"):
        if str(path.relative_to(suite)) not in kept:
            path.unlink()
    (grader / "interface.json").write_text(json.dumps(interface(grader / "reference")), encoding="utf-8")


def settle(grader: Path) -> None:
    """Write `upstream.json`, the tests whose salts are proven."""
    chosen = json.loads((grader / "chosen.json").read_text(encoding="utf-8"))
    proven = json.loads((grader / "salts.json").read_text(encoding="utf-8"))["tests"]
    lost = [test for kinds in chosen.values() for test in kinds["needs"] if not proven.get(test)]
    if lost:
        raise SystemExit(f"no proven salt for {len(lost)} tests that can't be done without, first {lost[0]}")
    settled = {
        check: {kind: [test for test in tests if proven.get(test)] for kind, tests in kinds.items()}
        for check, kinds in chosen.items()
    }
    if len(settled[SURVIVORS]["more"]) < len(chosen[SURVIVORS]["more"]) / 2:
        raise SystemExit("most of the survivors' tests have no proven salt")
    (grader / "upstream.json").write_text(json.dumps(settled), encoding="utf-8")
    print(", ".join(f"{check} {len(kinds['needs'])}+{len(kinds['more'])}" for check, kinds in settled.items()))


def interface(reference: Path) -> list[dict[str, object]]:
    """The modules with lost functions, and the public functions, classes and methods of each."""
    sys.path.insert(0, str(reference))
    package = make.library()["package"]
    files = {strip.module_file(reference, name).relative_to(reference) for name in make.functions()}
    cases: list[dict[str, object]] = []
    for name in sorted({package, *map(strip.module_name, files)}):
        public = {
            attribute: value
            for attribute, value in vars(import_module(name)).items()
            if not attribute.startswith("_")
            and (inspect.isfunction(value) or inspect.isclass(value))
            and str(getattr(value, "__module__", "")).partition(".")[0] == package
        }
        methods = {
            attribute: sorted(method for method in vars(value) if not method.startswith("_"))
            for attribute, value in public.items()
            if inspect.isclass(value)
        }
        cases.append({"module": name, "names": sorted(public), "methods": methods})
    return cases


if __name__ == "__main__":
    {"pick": pick, "settle": settle}[sys.argv[1]](Path(sys.argv[2]))
