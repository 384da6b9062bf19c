"""Makes the generated files of a task of the shared recipes `rebuild` and `repair`; see docs/add-a-task.md.

The analysis runs in the grader's base image, without network, since that is where its tests will run. What took long
is kept in the state folder, so that another number of functions costs little.
"""

import json
import os
import random
import re
import shutil
import sys
import tomllib
from pathlib import Path
from typing import Any

from benchmark.sandbox.engine import connect
from benchmark.sandbox.images import Images
from benchmark.spec.errors import BenchError, UsageError
from benchmark.spec.layout import Layout
from benchmark.spec.task import Material, Tier
from benchmark.suite.contexts import grader_base_context
from benchmark.suite.load import recipe, recipe_folders
from benchmark.suite.locate import Suite, locate
from benchmark.suite.materials import fetch

TRIES = 20_000
GUIDE = 'docs/add-a-task.md, "Recipes that tasks share"'
TERMS = ("title", "summary", "recipe", "materials")
LIBRARY = ("package", "licence", "tests", "choose")

GUARDS = """\
[[guard]]
id = "survivors"
asserts = "Upstream tests that pass on the untouched task still count"

[[guard]]
id = "interface"
asserts = "Public functions, classes and methods are there, with the signatures and bases of the release"

[[guard]]
id = "shipped-files"
asserts = "The library's licence is shipped as it was"
"""


def terms(folder: Path) -> dict[str, Any]:
    """What the task's `task.toml` says, if that and `library.toml` say what making the rest takes.

    Raises:
        UsageError: they are not there, or lack something.
    """
    tables = {}
    for path, keys in ((folder / "task.toml", TERMS), (folder / "recipe" / "library.toml", LIBRARY)):
        if not path.is_file():
            raise UsageError("no such file", where=str(path), fix=f"write it; see {GUIDE}")
        tables[path.name] = tomllib.loads(path.read_text(encoding="utf-8"))
        lacking = [key for key in keys if not tables[path.name].get(key)]
        if lacking:
            raise UsageError(f"lacks {', '.join(lacking)}", where=str(path), fix=f"add them; see {GUIDE}")
    return tables["task.toml"]


def analyse(suite: Suite, layout: Layout, name: str) -> None:
    """Write the task's `functions.json` and `checks.toml`."""
    folder = suite.task_folder(name)
    told = terms(folder)
    material = Material.model_validate(told["materials"][0])
    room = layout.root / "rebuild" / name
    tools = room / "tools"
    shutil.rmtree(tools, ignore_errors=True)
    shared = recipe_folders(suite, told["recipe"])
    for part in (*(layer / each for layer in shared for each in ("author", "recipe")), folder / "recipe"):
        if part.is_dir():
            shutil.copytree(part, tools, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(fetch(material, layout), room / material.file)
    client = connect()
    images = Images(client, layout, print)
    image = images.ensure(grader_base_context(suite), images.base())
    program = recipe(shared[-1]).analysis
    container = client.containers.run(
        image,
        ["python3", "-B", f"/room/tools/{program}", "/room/tools", f"/room/{material.file}", "/room"],
        volumes={str(room.resolve()): {"bind": "/room", "mode": "rw"}},
        network_mode="none",
        detach=True,
        init=True,
    )
    try:
        for line in container.logs(stream=True, follow=True):
            sys.stdout.write(line.decode("utf-8", "replace"))
            sys.stdout.flush()
        status = container.wait()["StatusCode"]
    finally:
        container.remove(force=True)
    if status != 0:
        raise SystemExit(f"{name}: the analysis ended with {status}")
    (folder / "recipe" / "functions.json").write_bytes((room / "functions.json").read_bytes())
    milestones = json.loads((room / "functions.json").read_text(encoding="utf-8"))["milestones"]
    (folder / "grader").mkdir(exist_ok=True)
    (folder / "grader" / "checks.toml").write_text(checks(milestones), encoding="utf-8")
    write_steps(folder / "task.toml", sum(len(group["functions"]) for group in milestones))


def checks(milestones: list[dict[str, Any]]) -> str:
    """`checks.toml`."""
    parts = ["# Written by script/rebuild, from recipe/functions.json: milestones in the order of the reference.\n"]
    for group in milestones:
        names = [".".join(name.split(".")[-2:]) for name in group["functions"]]
        shown = ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
        modules = sorted({test.partition("::")[0].rpartition("/")[2] for test in group["needs"]})
        of = ", ".join(modules[:2]) + (" and others" if len(modules) > 2 else "")
        parts.append(
            f'[[milestone]]\nid = "{group["id"]}"\n'
            f'asserts = "Tests of {of} that need {shown} count again"\nowns = {len(names)}\n'
        )
    return "\n".join([*parts, GUARDS])


def write_steps(path: Path, steps: int) -> None:
    """Set `required_steps` and `tier`."""
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"(?m)^required_steps = .*$", f"required_steps = {steps}", text)
    path.write_text(re.sub(r"(?m)^tier = .*$", f'tier = "{Tier.of(steps)}"', text), encoding="utf-8")


def rung(suite: Suite, name: str, steps: int) -> None:
    """Write the folder of a rung: milestones drawn from all over the whole task, in its order."""
    folder = suite.task_folder(name)
    told, listed = terms(folder), folder / "recipe" / "functions.json"
    if not listed.is_file():
        raise UsageError("is not there yet", where=str(listed), fix=f"script/rebuild {name} makes it")
    groups = json.loads(listed.read_text(encoding="utf-8"))["milestones"]
    owns = {group["id"]: len(group["functions"]) for group in groups}
    kept = drawn(owns, steps)
    lines = ",\n".join(f'    "{check}"' for check in kept)
    title = re.sub(r"\b\d+\b", str(steps), told["title"], count=1)
    summary = re.sub(r"\b\d+\b", str(steps), told["summary"], count=1).rstrip(".")
    text = (
        f'name = "{name}-{steps}"\nrung_of = "{name}"\ntitle = "{title}"\n'
        f'summary = "{summary}. A rung of the ladder {name}."\n'
        f'tier = "{Tier.of(steps)}"\nrequired_steps = {steps}\nmilestones = [\n{lines},\n]\n'
    )
    target = suite.task_folder(f"{name}-{steps}")
    target.mkdir(exist_ok=True)
    (target / "task.toml").write_text(text, encoding="utf-8")


def drawn(owns: dict[str, int], steps: int) -> list[str]:
    """Milestones that own `steps` actions together, enough of them, the last at least two."""
    least = max(5, -(-steps // 10))
    for seed in range(TRIES):
        rng = random.Random(seed)
        left, found = steps, set()
        for check in sorted(owns, key=lambda check: rng.random() * owns[check] ** (steps < 30)):
            if owns[check] <= left:
                found.add(check)
                left -= owns[check]
        kept = [check for check in owns if check in found]
        if left == 0 and len(kept) >= least and owns[kept[-1]] >= 2:
            return kept
    raise SystemExit(f"no choice of at least {least} milestones owns {steps} actions; ask for another number of steps")


def main() -> None:
    """See script/rebuild."""
    if len(sys.argv) < 2 or not all(argument.isdecimal() for argument in sys.argv[2:]):
        raise SystemExit("usage: script/rebuild NAME [R...]; R is a number of required steps")
    suite, layout = locate(), Layout(Path(os.environ.get("BENCH_HOME", ".bench")))
    name, steps = sys.argv[1], [int(argument) for argument in sys.argv[2:]]
    try:
        if not steps:
            analyse(suite, layout, name)
        for one in steps:
            rung(suite, name, one)
    except BenchError as error:
        raise SystemExit(str(error)) from None


if __name__ == "__main__":
    main()
