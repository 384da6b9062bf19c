"""Exact localisation examines little and finds what brute force finds; what it carries over is verified."""

import random
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import pygit2
import pytest
from support.bundles import milestones

from benchmark.endurance.measures import measure
from benchmark.grading import matrix as module
from benchmark.grading.cache import GradeCache
from benchmark.grading.cleanroom import Examination
from benchmark.grading.content import Content, Pieces, Sources
from benchmark.grading.matrix import Grader
from benchmark.grading.reuse import Examined, Known, landmarks
from benchmark.recorder.scan import ScanLimits
from benchmark.recorder.snapshots import Snapshots
from benchmark.spec.layout import Layout
from benchmark.spec.task import PlantedFailures, Task
from benchmark.spec.verdict import CheckResult

CHECKS = milestones(2, 2, 2, guards=("guard",))
NAMES = [check.id for check in CHECKS]
TASK = Task(
    name="t", title="t", summary="t", family="repair", occupation="o", tier="easy", required_steps=6, scope=("**",),
    planted=PlantedFailures(**{"break": "x", "wrong_path": ("x",)}),
)  # fmt: skip


class Room:
    """Decides each check by one file: `good` passes, `sly` if it is asked everything. A liar says it read nothing."""

    examined: list[tuple[str, tuple[str, ...]]] = []  # noqa: RUF012
    """For their own sake."""
    again: list[tuple[str, tuple[str, ...]]] = []  # noqa: RUF012
    """Compared with the tree before."""
    renewed = 0
    liar = False

    def renew(self) -> None:
        Room.renewed += 1

    def __init__(self, repository: pygit2.Repository) -> None:
        self.repository = repository

    def examine(self, tree: str, checks: Sequence[str], *, again: bool = False) -> Examination:
        (Room.again if again else Room.examined).append((tree, tuple(checks)))
        return Examination({check: self.cell(tree, check, again) for check in checks}, 1.0, 0.9, 0.5, None)

    def cell(self, tree: str, check: str, again: bool) -> Examined:
        try:
            text = self.repository[tree][check].data
        except KeyError:
            text = b""
        reads = frozenset({"names"}) if Room.liar and text == b"good" else frozenset({f"file {check}"})
        passed = text == b"good" or (text == b"sly" and not again)
        return Examined(CheckResult(passed=passed), reads, brief=again and not passed)

    def survey(self, tree: str, paths: Sequence[str]) -> Mapping[str, Pieces]:
        return {}


@pytest.fixture
def rooms(monkeypatch):
    """Rooms without an engine."""
    Room.examined, Room.again, Room.renewed, Room.liar = [], [], 0, False

    @contextmanager
    def room(self, repository, folder, number, sources):
        opened = pygit2.Repository(str(repository))
        yield module._Room(Room(opened), opened, sources)

    monkeypatch.setattr(Grader, "room", room)
    return Room


class History:
    """Snapshots of a folder in which a file per check is good, bad or missing."""

    def __init__(self, root: Path) -> None:
        self.root, self.workspace = root, root / "workspace"
        self.workspace.mkdir(parents=True)
        self.snapshots = Snapshots(root / "snapshots.git", self.workspace, ScanLimits())
        self.trees: list[str] = []

    def step(self, **files: str) -> None:
        for name, text in files.items():
            (self.workspace / name.replace("_", "-")).write_text(text)
        self.trees.append(self.snapshots.take(len(self.trees)).tree)

    def matrix(self, layout: Path, *, reuse: bool = True, localise="exact"):
        where = Layout(layout) if reuse else None
        grader = Grader(None, where, image="sha256:1", task=TASK, checks=CHECKS, run="", trial="")
        return grader.matrix(
            self.root / "snapshots.git", tuple(self.trees), self.root / "rooms", localise=localise,
            halted=threading.Event(), progress=lambda done, total: None,
        )  # fmt: skip


def test_only_the_checks_that_are_asked_for_run_on_each_tree(rooms, tmp_path) -> None:
    history = History(tmp_path)
    history.step(guard="good")
    history.step(**{NAMES[1].replace("-", "_"): "good"})
    first, last = history.trees
    grader = Grader(None, None, image="sha256:1", task=TASK, checks=CHECKS, run="", trial="")
    found = grader.some(
        tmp_path / "snapshots.git", {first: NAMES[:1], last: NAMES[1:2]}, tmp_path / "rooms",
        halted=threading.Event(), progress=lambda done, total: None,
    )  # fmt: skip
    assert sorted(rooms.examined) == sorted([(first, tuple(NAMES[:1])), (last, tuple(NAMES[1:2]))])
    assert {tree: set(grade.results) for tree, grade in found.items()} == {first: {NAMES[0]}, last: {NAMES[1]}}
    assert found[last].results[NAMES[1]].passed


def course(matrix) -> list[frozenset[str]]:
    return [
        frozenset(name for name, result in matrix.grades[tree].results.items() if result.passed)
        for tree in matrix.trees
    ]


def wander(history: History, rng: random.Random, steps: int) -> None:
    history.step(guard="good")
    for number in range(steps):
        kind = rng.random()
        name = rng.choice(NAMES).replace("-", "_")
        if kind < 0.5:
            history.step(**{name: rng.choice(["good", "bad", f"bad {number}"])})
        elif kind < 0.8:
            history.step(notes=f"{rng.randint(0, 3)}")
        else:
            history.step()


@pytest.mark.parametrize("seed", range(12))
def test_exact_and_brute_force_find_the_same_matrix_and_measures(rooms, tmp_path, seed) -> None:
    history = History(tmp_path)
    wander(history, random.Random(seed), 60)
    exact, brute = history.matrix(tmp_path / "a"), history.matrix(tmp_path / "b", reuse=False)
    assert course(exact) == course(brute)
    assert measure(CHECKS, 6, course(exact)) == measure(CHECKS, 6, course(brute))
    assert exact.refuted is None


def test_only_trees_between_landmarks_are_compared_with_those_before(rooms, tmp_path) -> None:
    history = History(tmp_path)
    wander(history, random.Random(3), 60)
    history.matrix(tmp_path / "a")
    distinct = list(dict.fromkeys(history.trees))
    assert rooms.again
    assert not {distinct[place] for place in landmarks(len(distinct))} & {tree for tree, _ in rooms.again}


def test_a_check_that_one_case_failed_wrongly_is_found_out_and_graded_by_brute_force(rooms, tmp_path) -> None:
    history = History(tmp_path)
    history.step(guard="good")
    changes = {5: {"m02": "good"}, 20: {"m01": "sly"}}
    for number in range(40):
        history.step(notes=str(number), **changes.get(number, {}))
    exact = history.matrix(tmp_path / "a")
    assert "m01" in (exact.refuted or "")
    whole = [tree for tree, names in rooms.examined if set(names) == set(NAMES)]
    assert set(whole) == set(history.trees), "all are asked everything, whatever was known"
    assert course(exact) == course(history.matrix(tmp_path / "b", reuse=False))


def test_the_trees_that_decide_are_asked_everything(rooms, tmp_path) -> None:
    history = History(tmp_path)
    wander(history, random.Random(5), 60)
    exact = history.matrix(tmp_path / "a")
    found = measure(CHECKS, 6, course(exact))
    decides = {history.trees[step] for step in (found.failing_step, found.last_productive_step) if step}
    assert decides
    for tree in decides:
        failed = {name for name, result in exact.grades[tree].results.items() if not result.passed}
        assert failed <= {name for examined, names in rooms.examined if examined == tree for name in names}


def test_brute_force_opens_a_fresh_room_for_every_tree(rooms, tmp_path) -> None:
    history = History(tmp_path)
    wander(history, random.Random(3), 20)
    history.matrix(tmp_path / "a", reuse=False)
    assert (rooms.renewed, rooms.again) == (len(history.trees), [])


def test_exact_runs_a_check_once_for_each_content_of_what_it_reads(rooms, tmp_path) -> None:
    history = History(tmp_path)
    history.step(guard="good")
    for number in range(60):
        history.step(notes=str(number), **({"m01": "good"} if number == 30 else {}))
    history.matrix(tmp_path / "a")
    cells = [(tree, check) for tree, checks in rooms.examined + rooms.again for check in checks]
    assert len(set(cells)) == len(cells)
    whole = len(landmarks(61)) + 4
    assert len(cells) <= whole * len(NAMES) + 1, "the landmarks, the steps that decide, and the one change between"
    assert sum(check == "m02" for _, check in cells) <= whole


def test_equal_trees_are_examined_once(rooms, tmp_path) -> None:
    history = History(tmp_path)
    for _ in range(50):
        history.step(guard="good")
        history.step(m01="good")
        history.step(m01="bad")
        history.step(m01="")
    history.matrix(tmp_path / "a")
    for asked in (rooms.examined, rooms.again):
        cells = [(tree, check) for tree, checks in asked for check in checks]
        assert len(set(cells)) == len(cells) <= 4 * len(NAMES)


def test_an_artifact_that_hides_what_it_reads_is_found_out_and_graded_by_brute_force(rooms, tmp_path) -> None:
    history = History(tmp_path)
    history.step(guard="good", m01="", m02="", m03="")
    history.step(m01="good")
    for number in range(40):
        history.step(notes=str(number), **({"m01": "bad"} if number == 20 else {}))
    rooms.liar = True
    matrix = history.matrix(tmp_path / "a")
    assert matrix.refuted is not None
    assert "m01" in matrix.refuted
    rooms.liar = False
    assert course(matrix) == course(history.matrix(tmp_path / "b", reuse=False))


def test_a_lie_about_the_end_does_not_reach_back_to_the_beginning(rooms, tmp_path) -> None:
    history = History(tmp_path)
    history.step(guard="good", m01="", m02="", m03="", notes="")
    rooms.liar = True
    for number in range(20):
        history.step(notes=str(number))
    history.step(m01="good", m02="good", m03="good")
    matrix = history.matrix(tmp_path / "a")
    assert course(matrix)[:21] == [frozenset({"guard"})] * 21


def test_the_second_time_nothing_is_examined(rooms, tmp_path) -> None:
    history = History(tmp_path)
    wander(history, random.Random(7), 40)
    first = history.matrix(tmp_path / "a")
    rooms.examined.clear()
    rooms.again.clear()
    second = history.matrix(tmp_path / "a")
    assert course(first) == course(second)
    assert rooms.examined == rooms.again == []


def test_an_error_in_one_room_ends_the_others_soon(rooms, tmp_path, monkeypatch) -> None:
    history = History(tmp_path)
    for number in range(60):
        history.step(notes=str(number))
    asked, examine = [], Room.examine

    def third(self, tree, checks, *, again=False):
        asked.append(tree)
        if len(asked) == 3:
            raise KeyboardInterrupt
        time.sleep(0.01)
        return examine(self, tree, checks, again=again)

    monkeypatch.setattr(Room, "examine", third)
    with pytest.raises(KeyboardInterrupt):
        history.matrix(tmp_path / "state", reuse=False)
    assert len(asked) <= 3 + 2 * module.ROOMS


def test_an_interrupted_localisation_has_examined_the_ends_first(rooms, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(module, "ROOMS", 1)
    history = History(tmp_path)
    for number in range(101):
        history.step(guard="good", notes=str(number))
    history.matrix(tmp_path / "a")
    order = [history.trees.index(tree) for tree, _ in rooms.examined[:5]]
    assert order == [100, 0, 48, 16, 80]


def test_final_examines_the_last_tree_alone(rooms, tmp_path) -> None:
    history = History(tmp_path)
    wander(history, random.Random(1), 9)
    matrix = history.matrix(tmp_path / "a", localise="final")
    assert list(matrix.grades) == [history.trees[-1]]
    assert {tree for tree, _ in rooms.examined} == {history.trees[-1]}


def test_landmarks_go_from_coarse_to_fine_and_leave_no_long_gap() -> None:
    for count in range(1, 300):
        found = landmarks(count)
        assert len(set(found)) == len(found)
        assert set(found) >= {0, count - 1}
        places = sorted(found)
        assert max((b - a for a, b in pairwise(places)), default=0) <= 32


CELLS = {"a": Examined(CheckResult(passed=True), frozenset({"code", "body x.py::f"}))}


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-1],
        lambda data: data[:10],
        lambda data: b"",
        lambda data: data[:-3] + bytes([data[-3] ^ 1]) + data[-2:],
        lambda data: b"0" * 64 + data[64:],
    ],
    ids=["cut", "cut short", "empty", "flipped", "mark"],
)
def test_a_damaged_cache_entry_is_ignored(tmp_path, damage) -> None:
    cache, tree = GradeCache(Layout(tmp_path), "sha256:1"), "1" * 40
    cache.put(tree, CELLS)
    assert cache.get(tree) == CELLS
    path = Layout(tmp_path).grade("sha256:1", tree)
    path.write_bytes(damage(path.read_bytes()))
    assert cache.get(tree) == {}


def test_an_entry_of_another_tree_image_or_state_folder_is_ignored(tmp_path) -> None:
    layout, tree, other = Layout(tmp_path / "a"), "1" * 40, "2" * 40
    GradeCache(layout, "sha256:1").put(tree, CELLS)
    data = layout.grade("sha256:1", tree).read_bytes()
    for folder, image, name in ((layout, "sha256:1", other), (layout, "sha256:2", tree)):
        path = folder.grade(image, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        assert GradeCache(folder, image).get(name) == {}
    elsewhere = Layout(tmp_path / "b")
    GradeCache(elsewhere, "sha256:1").put(other, CELLS)
    elsewhere.grade("sha256:1", tree).write_bytes(data)
    assert GradeCache(elsewhere, "sha256:1").get(tree) == {}


def test_cells_of_one_tree_add_up(tmp_path) -> None:
    cache, tree = GradeCache(Layout(tmp_path), "sha256:1"), "1" * 40
    more = {"b": Examined(CheckResult(passed=False, message="no"), frozenset({"all"}))}
    cache.put(tree, CELLS)
    cache.put(tree, more)
    assert cache.get(tree) == CELLS | more


@pytest.fixture
def sources(tmp_path):
    """A repository with Python in it, and a content that knows its pieces."""
    workspace = tmp_path / "w"
    (workspace / "lib").mkdir(parents=True)
    snapshots = Snapshots(tmp_path / "s.git", workspace, ScanLimits())
    asked: list[list[str]] = []

    def survey(tree: str, paths: Sequence[str]) -> Mapping[str, Pieces]:
        asked.append(list(paths))
        repository = pygit2.Repository(str(tmp_path / "s.git"))
        texts = {path: repository[tree][path].data.decode() for path in paths}
        return {path: {"": text.partition("|")[0], "f": text.partition("|")[2]} for path, text in texts.items()}

    def take(text: str, **others: str) -> str:
        (workspace / "lib" / "a.py").write_text(text)
        for name, content in others.items():
            (workspace / name).write_text(content)
        snapshots.taken = getattr(snapshots, "taken", -1) + 1
        return snapshots.take(snapshots.taken).tree

    def content() -> Content:
        return Content(pygit2.Repository(str(tmp_path / "s.git")), Sources(), survey)

    return take, content, asked


def test_a_fingerprint_follows_what_was_read_and_nothing_else(sources) -> None:
    take, content, asked = sources
    first, body, rest = take("x|1"), take("x|2"), take("y|2")
    data = take("x|1", data="d")
    found = content()
    code, ran = frozenset({"code"}), frozenset({"code", "body lib/a.py::f"})
    assert found.fingerprint(first, code) == found.fingerprint(body, code) != found.fingerprint(rest, code)
    assert found.fingerprint(first, ran) != found.fingerprint(body, ran)
    assert found.fingerprint(first, code) != found.fingerprint(data, code)
    file, names = frozenset({"file lib/a.py"}), frozenset({"names"})
    assert found.fingerprint(first, file) == found.fingerprint(data, file) != found.fingerprint(body, file)
    assert found.fingerprint(first, names) == found.fingerprint(rest, names) != found.fingerprint(data, names)
    assert found.fingerprint(first, frozenset({"all", "names"})) == first
    assert asked == [["lib/a.py"]] * 3, "each content is taken apart once"


def test_an_unknown_kind_of_read_is_the_whole_tree(sources) -> None:
    take, content, _ = sources
    first, second = take("x|1"), take("x|1", data="d")
    found, odd = content(), frozenset({"moon phase"})
    assert found.fingerprint(first, odd) != found.fingerprint(second, odd)


def test_old_content_that_comes_back_is_known(sources) -> None:
    take, content, _ = sources
    first, second, third = take("x|1"), take("x|2"), take("x|1", data="d")
    known, reads = Known(content()), frozenset({"body lib/a.py::f"})
    good, bad = (Examined(CheckResult(passed=passed), reads) for passed in (True, False))
    known.learn(first, {"a": good})
    assert known.find(second, "a") is None
    known.learn(second, {"a": bad})
    assert known.find(second, "a") is bad
    assert known.find(third, "a") is good
    assert known.find(third, "b") is None
