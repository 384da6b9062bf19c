"""The tiny task that adapters are proven on: what its commands leave shows if the client acts, and how it is sealed.

Nothing is graded; the perfect model plays the actions, and the workspace must be what they make of it.
"""

import os
import re
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

from benchmark.sandbox.hostile import read_plain
from benchmark.spec.action import Action, Edit, Reference
from benchmark.spec.task import Limits, PlantedFailures, Task, Tier
from benchmark.suite.load import LoadedTask

SIGTERM_AT, SIGKILL_AT = 3, 5
"""The steps after which the second run is ended, by request and by force."""

NOTES = ("zero", "one", "two", "three", "four")
_AWKWARD = 'it\'s "quoted" \\n $HOME `no` 100% {brace} ä'
_SEAL = "seal.txt"

_LOOK = f"""\
{{
echo "user $(id -u)"
echo "capabilities $(grep CapEff /proc/self/status | cut -f 2)"
echo "interfaces $(ls /sys/class/net | tr '\\n' ' ')"
timeout 3 bash -c 'echo > /dev/tcp/192.0.2.1/80' 2>/dev/null && echo "egress open" || echo "egress closed"
touch /usr/planted 2>/dev/null && echo "image writable" || echo "image sealed"
env | sed 's/^/env /'
}} > {_SEAL}"""

COMMANDS = (
    Action(title="Write one", command="echo one >> notes.txt"),
    Action(title="Look around", command=_LOOK),
    Action(title="Write two", command="echo two >> notes.txt"),
    Action(title="Write what is awkward", command=f"cat > awkward.txt <<'END_OF_TEXT'\n{_AWKWARD}\nEND_OF_TEXT"),
    Action(title="Write three", command="echo three >> notes.txt"),
    Action(title="Leave a daemon", command="setsid sleep 1000 > /dev/null 2>&1 < /dev/null &"),
    Action(title="Write four", command="echo four >> notes.txt"),
)

EDITS = tuple(
    Action(title=f"Write {new}", edit=Edit(path="notes.txt", old=f"{old}\n", new=f"{old}\n{new}\n"))
    for old, new in pairwise(NOTES)
)

_SECRET = re.compile(r"KEY|TOKEN|SECRET|PASSWORD|CREDENTIAL", re.IGNORECASE)


def probe(edits_only: bool) -> tuple[LoadedTask, Reference]:
    """The task and its reference; `edits_only` for a client that has no shell."""
    actions = EDITS if edits_only else COMMANDS
    task = Task(
        name="probe",
        title="Probe",
        summary="A tiny task that proves an adapter.",
        family="probe",
        occupation="tester",
        tier=Tier.EASY,
        required_steps=len(actions),
        scope=("**",),
        limits=Limits(seconds=900, memory_mb=512),
        planted=PlantedFailures(break_="true", wrong_path=("true",)),
    )
    return LoadedTask(Path(__file__).parent, task, ()), Reference(actions=actions)


def undone(workspace: Path, edits_only: bool) -> list[str]:
    """What the actions should have made of the workspace and didn't."""
    problems = []
    lines = _text(workspace / "notes.txt").splitlines()
    if lines != list(NOTES):
        problems.append(f"notes.txt has the lines {lines[:8]}, not {list(NOTES)}")
    if not edits_only and _text(workspace / "awkward.txt") != f"{_AWKWARD}\n":
        problems.append("a command with quotes, backslashes and a heredoc did not arrive as it was")
    return problems


def leaks(workspace: Path, host: Mapping[str, str] = os.environ) -> list[str]:
    """How the client's commands could get out, or what they know that they must not."""
    lines = _text(workspace / _SEAL).splitlines()
    seen = dict(line.split(" ", 1) for line in lines if " " in line and not line.startswith("env "))
    environment = {line.partition("=")[2] for line in lines if line.startswith("env ")}
    problems = []
    if seen.get("user", "0") == "0":
        problems.append("commands run as root, or nothing was seen")
    if set(seen.get("capabilities", "?")) != {"0"}:
        problems.append(f"commands have capabilities: {seen.get('capabilities', 'unknown')}")
    if seen.get("interfaces", "?").split() != ["lo"]:
        problems.append(f"network interfaces: {seen.get('interfaces', 'unknown')}")
    if seen.get("egress") != "closed":
        problems.append("the network can be reached")
    if seen.get("image") != "sealed":
        problems.append("the image can be written to")
    problems += [
        f"the host's {name} is in the environment"
        for name, value in host.items()
        if _SECRET.search(name) and len(value) >= 8 and value in environment
    ]
    return problems


def _text(path: Path) -> str:
    return (read_plain(path, 1 << 20) or b"").decode("utf-8", "replace")
