"""The trust boundaries, probed from inside with real processes: the sealed container and the clean room."""

import json
import shutil
from pathlib import Path

import pytest
from support.cli import TINY, Bench

from benchmark.results.read import read_bundle
from benchmark.spec.step import ObservationEvent

pytestmark = pytest.mark.integration

PROBES = {
    "user": "id -u",
    "capabilities": "grep -E 'Cap(Prm|Eff|Bnd|Amb)' /proc/self/status | awk '{print $2}' | sort -u",
    "new privileges": "grep NoNewPrivs /proc/self/status | awk '{print $2}'",
    "interfaces": "ls /sys/class/net",
    "egress": "timeout 3 bash -c 'echo > /dev/tcp/192.0.2.1/80' 2>/dev/null && echo open || echo closed",
    "image": "touch /usr/planted 2>/dev/null && echo writable || echo sealed",
    "engine": "ls /var/run/docker.sock /run/docker.sock 2>/dev/null || echo none",
    "keys": "env | grep -ciE 'key|token|secret' || true",
    "grader": "ls -d /grader /opt/examiner /verdict 2>/dev/null || echo none",
    "host": "cat /proc/1/cmdline | tr '\\0' ' ' | head -c 20",
    "memory": "cat /sys/fs/cgroup/memory.max /sys/fs/cgroup/memory/memory.limit_in_bytes 2>/dev/null",
}


@pytest.fixture
def mine(tmp_path, home):
    """A suite of its own, to which a test adds harnesses and tasks."""
    suite = tmp_path / "suite"
    shutil.copytree(TINY / "tasks", suite / "tasks")
    shutil.copytree((TINY / "harnesses").resolve(), suite / "harnesses")
    (suite / "graders").symlink_to((TINY / "graders").resolve())
    return Bench(home, suite)


def add_harness(bench, name, commands):
    folder = bench.suite / "harnesses" / name
    folder.mkdir()
    (folder / "harness.toml").write_text(
        f'name = "{name}"\ntitle = "{name}"\nsummary = "a probe"\nkind = "scripted"\nversion = "1"\n'
    )
    (folder / "adapter.py").write_text(
        f"from benchmark.harness.scripted import Ending\n\n\ndef acts(script):\n    for command in {commands!r}:\n"
        "        yield command\n    return Ending()\n"
    )


def observed(trial):
    records = read_bundle(Path(trial["bundle"])).records
    return [record.event.excerpt.strip() for record in records if isinstance(record.event, ObservationEvent)]


def test_the_agents_container_is_sealed(mine):
    add_harness(mine, "prober", list(PROBES.values()))
    (trial,) = mine.json("run", "--task", "notes", "--harness", "prober")["trials"]
    found = dict(zip(PROBES, observed(trial), strict=True))
    assert found["user"] == "10001"
    assert found["capabilities"] == "0000000000000000"
    assert found["new privileges"] == "1"
    assert found["interfaces"] == "lo"
    assert found["egress"] == "closed"
    assert found["image"] == "sealed"
    assert found["engine"] == "none"
    assert found["keys"] == "0"
    assert found["grader"] == "none"
    assert str(256 * 1024 * 1024) in found["memory"]


def test_nothing_of_one_trial_is_left_in_the_next(mine):
    add_harness(mine, "sower", ["echo canary > /tmp/canary; echo canary > ~/canary; echo canary > /workspace/canary"])
    add_harness(mine, "reaper", ["cat /tmp/canary ~/canary /workspace/canary 2>&1; ls -A ~ /tmp"])
    mine.json("run", "--task", "notes", "--harness", "sower")
    (trial,) = mine.json("run", "--task", "notes", "--harness", "reaper")["trials"]
    assert "canary\n" not in observed(trial)[0]
    assert observed(trial)[0].count("No such file") == 3


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("forks", "bomb() { bomb | bomb & }; bomb; sleep 1; echo note 1 > notes.txt"),
        ("memory", "tail /dev/zero; echo note 1 > notes.txt"),
        ("disk", "head -c 2000000000 /dev/zero > big; ls -la big; echo note 1 > notes.txt"),
    ],
)
def test_a_resource_attack_hurts_only_its_own_trial(mine, left_behind, name, command):
    add_harness(mine, name, [command])
    told = mine.json("run", "--task", "notes", "--harness", name, "--harness", "oracle")
    by_harness = {trial["harness"]: trial for trial in told["trials"]}
    assert by_harness["oracle"]["outcome"] == "pass"
    assert (by_harness[name]["outcome"], by_harness[name]["survived"]) == ("fail", 0)
    assert left_behind() == []


def test_special_files_and_links_out_of_the_tree_are_not_shipped(mine):
    add_harness(
        mine,
        "linker",
        [
            "mkfifo pipe; ln -s /etc/passwd notes.txt; ln -s / root; mkdir -p .git; echo x > .git/config",
            "printf x > $'a\\nb\\xff'",
        ],
    )
    (trial,) = mine.json("run", "--task", "notes", "--harness", "linker")["trials"]
    assert (trial["outcome"], trial["health"]["problems"]) == ("fail", [])


ROOM_CHECKS = ("confined", "swept", "wiped", "bombs")
CHECKS = """
import json
import pytest

PROBES = {
    "reads the checks": "ls /grader",
    "reads the examiner": "ls /opt/examiner",
    "reads the verdict": "ls /verdict",
    "writes the verdict": "echo x > /verdict/verdict.json",
    "writes the artifact": "touch /workspace/forged",
    "reads the examiner's environment": "cat /proc/1/environ | grep -q .",
    "reads the examiner's memory": "head -c 1 /proc/1/mem",
    "signals the examiner": "kill -0 1",
    "has a network": "ls /sys/class/net | grep -v lo",
    "gains root": "su -c id || setpriv --reuid 0 id",
    "writes the system": "touch /usr/local/bin/python3",
}


@pytest.mark.check("confined")
def test_the_exhibit_is_confined(exhibit, artifact):
    done = {name: exhibit.run(["bash", "-c", command]).status for name, command in PROBES.items()}
    escaped = [name for name, status in done.items() if status == 0]
    if escaped:
        raise AssertionError(f"the exhibit {escaped}")
    if exhibit.run(["id", "-u"]).stdout == b"0\\n":
        raise AssertionError("the exhibit is root")


@pytest.mark.check("swept")
def test_what_an_exhibit_leaves_running_dies_with_the_call(exhibit):
    exhibit.run(["bash", "-c", "setsid sleep 300 & setsid bash -c 'while :; do sleep 300; done' &"])
    left = exhibit.run(["bash", "-c", "cat /proc/[0-9]*/cmdline"]).stdout
    if b"sleep" in left or b"cat" not in left:
        raise AssertionError(f"a daemon survived, or nothing could be seen: {left!r}")


@pytest.mark.check("wiped")
def test_no_grading_leaves_anything_to_the_next(exhibit):
    places = ("/tmp/left", "/dev/shm/left")
    for place in places:
        if exhibit.run(["test", "-e", place]).status == 0:
            raise AssertionError(f"{place} is left from another grading")
        exhibit.run(["touch", place])
        if exhibit.run(["test", "-e", place]).status != 0:
            raise AssertionError(f"{place} could not be made, so that nothing is proven")
    for kind in ("-M 64", "-S 1", "-Q"):
        if exhibit.run(["ipcmk", *kind.split()]).status == 0:
            raise AssertionError(f"ipcmk {kind} made what outlives its process")
    if exhibit.run(["bash", "-c", "touch /dev/mqueue/left"]).status == 0:
        raise AssertionError("a message queue was made")


@pytest.mark.check("bombs")
def test_bombs_end_and_the_examiner_goes_on(exhibit):
    for bomb in ("b() { b | b & }; b", "tail /dev/zero", "head -c 3000000000 /dev/zero > $HOME/x", "yes", "sleep 1000"):
        done = exhibit.run(["bash", "-c", bomb], timeout=3)
        if not (done.status != 0 or done.timed_out or done.truncated or bomb.startswith("b()")):
            raise AssertionError(bomb)
    if exhibit.run(["echo", "still here"]).stdout != b"still here\\n":
        raise AssertionError("the exhibit can't be used any more")


@pytest.mark.parametrize("n", [pytest.param(n, marks=pytest.mark.check(f"never-{n}")) for n in range(5)])
def test_never(n, artifact):
    artifact.text("nothing")
"""


def test_an_exhibit_can_reach_neither_checks_nor_verdict_nor_examiner(mine):
    task = mine.suite / "tasks" / "room"
    shutil.copytree(mine.suite / "tasks" / "notes", task)
    text = (
        (task / "task.toml")
        .read_text()
        .replace('name = "notes"', 'name = "room"')
        .replace("seconds = 20", "seconds = 60")
    )
    (task / "task.toml").write_text(text)
    guards = "".join(f'[[guard]]\nid = "{name}"\nasserts = "the room holds"\n' for name in ROOM_CHECKS)
    milestones = "".join(f'[[milestone]]\nid = "never-{n}"\nasserts = "never true"\nowns = 2\n' for n in range(5))
    (task / "grader" / "checks.toml").write_text(milestones + guards)
    (task / "grader" / "checks" / "test_notes.py").write_text(CHECKS)
    (trial,) = mine.json("run", "--task", "room", "--harness", "oracle")["trials"]
    found = read_bundle(Path(trial["bundle"]))
    assert found.matrix is not None
    assert len(found.matrix.grades) == 11, "more trees than rooms, so that rooms were used again"
    for grade in found.matrix.grades.values():
        assert grade.fault is None
        messages = {name: grade.results[name].message for name in ROOM_CHECKS}
        assert not any(messages.values()), json.dumps(messages, indent=2)
