"""Class 34: the trials that failed are left out of what is published."""

import json
import shutil

from redteam.book import Blow

TITLE = "Dropped trials"
SAYS = "bundles of failed trials are deleted from a run, from its plan too"


def strike(lab, task):
    home = lab.scratch / f"c34-{task}"
    source = lab.run_folders[task]
    copy = home / "runs" / source.name
    shutil.copytree(source, copy, ignore=shutil.ignore_patterns("state*", "*.sqlite*"))
    plan = json.loads((copy / "run.json").read_text())
    failed = [trial for trial in plan["trials"] if trial["harness"] == "attack"][:2]
    if not failed:
        failed = plan["trials"][1:2] or plan["trials"][:1]
    for trial in failed:
        shutil.rmtree(copy / "trials" / trial["id"] / "bundle")
    told = lab.bench_at(home).run("verify", source.name)
    first = told.returncode == 1 and all(trial["id"] in told.stdout + told.stderr for trial in failed)
    plan["trials"] = [trial for trial in plan["trials"] if trial not in failed]
    (copy / "run.json").write_text(json.dumps(plan))
    again = lab.bench_at(home).run("verify", source.name)
    second = again.returncode == 1 and "run.json" in again.stdout + again.stderr
    shutil.rmtree(home)
    return Blow(
        f"{len(failed)} bundles deleted, then their entries in the plan",
        f"{first + second} of 2 told",
        "2 of 2 told",
        first and second,
    )
