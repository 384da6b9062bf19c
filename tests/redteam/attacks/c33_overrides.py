"""Class 33: more time, more steps, more memory than others have."""

import json
import shutil

from redteam.book import Blow

from benchmark.results.read import BadBundle, read_bundle

TITLE = "Time-out or resource overrides"
WORDS = {"limits": "limits", "grader": "grader", "max-steps": "max_steps"}
SAYS = "limits raised in the bundle's header; limits raised in the task before the run; --max-steps raised on the command line"


def strike(lab, task):
    ways, found = 0, 0
    copy = lab.scratch / f"c33-{task}"
    shutil.copytree(lab.oracle(task).path, copy)
    header = json.loads((copy / "bundle.json").read_text())
    header["task"]["limits"].update(seconds=10**6, memory_mb=10**5, steps=10**5)
    (copy / "bundle.json").write_text(json.dumps(header))
    ways += 1
    try:
        read_bundle(copy)
    except BadBundle:
        found += 1
    for how in ("limits", "grader", "max-steps"):
        ways += 1
        trial = lab.overridden(task, how)
        done = lab.bench.run("verify", str(trial))
        found += done.returncode == 1 and WORDS[how] in done.stdout + done.stderr
    untouched = lab.bench.run("verify", str(lab.oracle(task).path))
    return Blow(
        f"{ways} overrides took effect in real runs and headers; the honest bundle verifies: {untouched.returncode == 0}",
        f"{found} of {ways} told",
        f"{ways} of {ways} told",
        found == ways and untouched.returncode == 0,
    )
