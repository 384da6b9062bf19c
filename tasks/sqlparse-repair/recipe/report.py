"""Writes the users' reports that the agent gets: what they saw and what they had expected, never where it comes from.

python3 report.py SDIST WORKSPACE      adds WORKSPACE/REPORTS.md and WORKSPACE/reports/
"""

import json
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import cases
import plant

SEED = 51
MAX_SHOWN = 1200
_RUN = """
import json, sys
sys.path[:0] = sys.argv[1:3]
import probe
for case in json.load(sys.stdin):
    try:
        line = {"value": probe.probe(case)}
    except BaseException as error:
        line = "raised " + type(error).__name__
    print(json.dumps(line, sort_keys=True))
"""
_WORDS = """
import json, sys
sys.path.insert(0, sys.argv[1])
from sqlparse import keywords
print(json.dumps(sorted({w for name in dir(keywords) if name.startswith("KEYWORDS") for w in getattr(keywords, name)})))
"""
CALLS = {
    "tokens": "sqlparse.lexer.tokenize(sql)", "walk": "methods of the flat TokenList of this text", "split": "sqlparse.split(sql)",
    "flat": "the flat tokens of each statement, as engine.FilterStack().run(sql) gives them",
    "tree": "the tree of sqlparse.parse(sql)", "objects": "what the objects of sqlparse.parse(sql) say about themselves",
    "format": "sqlparse.format(sql)", "options": "sqlparse.formatter.validate_options(options), then format",
    "cli": "sqlparse.cli.main(arguments) with sql on the standard input",
}  # fmt: skip


def words(library: Path) -> list[str]:
    """The keywords of the library at `library`."""
    return json.loads(subprocess.check_output([sys.executable, "-I", "-c", _WORDS, str(library)]))


def outcomes(library: Path, inputs: list[dict]) -> list[object]:
    """What the probe makes of each case on the library at `library`."""
    argv = [sys.executable, "-I", "-B", "-c", _RUN, str(library), str(Path(__file__).parent)]
    done = subprocess.run(argv, input=json.dumps(inputs).encode(), stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def first_difference(expected: object, seen: object, path: str = "") -> tuple[str, object, object]:
    """Where two outcomes differ first, and what stands there."""
    if isinstance(expected, list) and isinstance(seen, list):
        for index, (one, two) in enumerate(zip(expected, seen, strict=False)):
            if one != two:
                return first_difference(one, two, f"{path}[{index}]")
        return path + ".length", len(expected), len(seen)
    if isinstance(expected, dict) and isinstance(seen, dict):
        for key in expected:
            if key in seen and expected[key] != seen[key]:
                return first_difference(expected[key], seen[key], f"{path}.{key}")
    return path, expected, seen


def collect(sdist: Path, workspace: Path) -> list[dict]:
    """One report a fault: the shortest case that this fault alone would change, and that is wrong now."""
    pristine, faults, rng = plant.release(sdist), plant.load(), random.Random(SEED)
    reports: list[dict] = []
    with tempfile.TemporaryDirectory() as temporary:
        library = Path(temporary) / "library"
        plant.write(pristine, library)
        drawn = {m: cases.draw(m, rng, words(library)) for m in dict.fromkeys(f["milestone"] for f in faults)}
        wanted = {m: outcomes(library, inputs) for m, inputs in drawn.items()}
        seen = {m: outcomes(workspace, inputs) for m, inputs in drawn.items()}
        used: set[str] = set()
        for number, fault in enumerate(faults):
            single = Path(temporary) / "single"
            plant.write(plant.damaged(pristine, faults, {number}), single)
            inputs, expected = drawn[fault["milestone"]], wanted[fault["milestone"]]
            found = outcomes(single, inputs)
            now = seen[fault["milestone"]]
            failing = [i for i in range(len(inputs)) if found[i] != expected[i] != now[i]]
            fresh = [i for i in failing if json.dumps(inputs[i]) not in used] or failing
            if not fresh:
                raise SystemExit(f"fault {number} shows in no case of {fault['milestone']}")
            chosen = min(fresh, key=lambda i: len(inputs[i]["sql"]))
            used.add(json.dumps(inputs[chosen]))
            reports.append({"case": inputs[chosen], "expected": expected[chosen], "seen": now[chosen]})
    unique = {json.dumps(report["case"]): report for report in reports}
    reports = list(unique.values())
    rng.shuffle(reports)
    return reports


def _block(text: object) -> str:
    shown = text if isinstance(text, str) else json.dumps(text, ensure_ascii=False)
    if len(shown) > MAX_SHOWN:
        shown = shown[:MAX_SHOWN] + " ... (the rest is in reports/reports.json)"
    return "\n".join("    " + line for line in shown.split("\n"))


def page(reports: list[dict]) -> str:
    """REPORTS.md."""
    lines = [
        "# Reports",
        "",
        "Collected from users after the last release. `python3 reports/check.py` tries them all.",
        "",
    ]
    for number, report in enumerate(reports, 1):
        case = report["case"]
        lines += [f"## {number}. {CALLS[case['kind']]}", "", "The text:", "", _block(case["sql"]), ""]
        more = {key: value for key, value in case.items() if key not in ("kind", "sql")}
        if more:
            lines += ["With:", "", _block(more), ""]
        where, expected, seen = first_difference(report["expected"], report["seen"])
        if where not in ("", ".value"):
            lines += [f"The results differ first at `{where}`.", ""]
        lines += ["Expected:", "", _block(expected), "", "What came out:", "", _block(seen), ""]
    return "\n".join(lines)


def main() -> None:
    sdist, workspace = Path(sys.argv[1]), Path(sys.argv[2])
    reports = collect(sdist, workspace)
    folder = workspace / "reports"
    folder.mkdir()
    entries = [{"number": n, "case": r["case"], "expected": r["expected"]} for n, r in enumerate(reports, 1)]
    (folder / "reports.json").write_text(json.dumps(entries, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    for name in ("probe.py", "check.py"):
        shutil.copy(Path(__file__).with_name(name), folder / name)
    (workspace / "REPORTS.md").write_text(page(reports), encoding="utf-8")


if __name__ == "__main__":
    main()
