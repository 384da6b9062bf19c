"""What a proof judges by, without images: what is garbled, what is needed, what is too large."""

import io
import tarfile
from types import SimpleNamespace
from typing import Any

import pytest
from examiner.reads import take_apart

from benchmark.engine.garble import garble, without_bodies
from benchmark.engine.prove import GRADE_SECONDS, IMAGE_BYTES, _budgets, _unequal, _unlinked, _unneeded, linked
from benchmark.engine.traces import Secrets
from benchmark.sandbox import layers
from benchmark.spec.action import Action, Edit
from benchmark.spec.errors import BrokenBenchmark
from benchmark.spec.task import Check
from benchmark.spec.verdict import CheckResult, Grade

SOURCE = b'''"""A module."""
import os
def plain(a, b=1): return a
class Shelf:
    """A class."""
    size = 3
    @property
    def books(self):
        """Its books."""
        def inner():
            return 1
        return inner()
    @books.setter
    def books(self, new):
        self.new = new
    async def read(self, *, \xc3\xa9=2):
        await self.turn(\xc3\xa9)
if os.name == "posix":
    def here():
        yield 1
'''


def test_every_body_is_garbled_but_the_kept_and_nothing_else_changes() -> None:
    whole = take_apart(SOURCE)
    assert sorted(whole) == ["", "Shelf.books", "Shelf.read", "here", "plain"]
    for kept in ({"plain"}, {"Shelf.books", "here"}, set(whole), set()):
        pieces = take_apart(without_bodies(SOURCE, kept))
        assert pieces.keys() == whole.keys()
        assert {name for name in whole if pieces[name] == whole[name]} == {"", *(kept & whole.keys())}


@pytest.mark.parametrize(
    "source",
    [
        b"def broken(:\n",
        b"#!/bin/x\n# -*- coding: utf-8 -*-\n" + SOURCE,
        SOURCE.replace(b"\n", b"\r\n"),
        b"\xef\xbb\xbf" + SOURCE,
    ],
)
def test_what_is_one_piece_stays_as_it_is(source: bytes) -> None:
    assert list(take_apart(source)) == [""]
    assert without_bodies(source, set()) == source


def test_files_are_garbled_as_far_as_reads_do_not_cover_them(tmp_path: Any) -> None:
    files = {"a.py": SOURCE, "deep/b.txt": b"text", "c.txt": b"more"}

    def left(*reads: str) -> set[str]:
        for name, data in files.items():
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_bytes(data)
        (tmp_path / "link").unlink(missing_ok=True)
        (tmp_path / "link").symlink_to("c.txt")
        garble(tmp_path, frozenset(reads))
        return {name for name, data in files.items() if (tmp_path / name).read_bytes() == data}

    assert left("names") == set()
    assert left("file deep/b.txt", "names") == {"deep/b.txt"}
    assert left("code", "body a.py::plain") == {"deep/b.txt", "c.txt"}
    assert b"return a" in (tmp_path / "a.py").read_bytes()
    assert left("code", "file a.py") == set(files)


def task(tier: str, **more: Any) -> Any:
    checks = tuple(
        Check(id=f"stage-{n}", kind="milestone", asserts="Works", weight=1, first_action=2 * n - 1, last_action=2 * n)
        for n in (1, 2)
    )
    guard = Check(id="kept", kind="guard", asserts="Is kept", weight=0, first_action=None, last_action=None)
    return SimpleNamespace(task=SimpleNamespace(tier=tier, **more), checks=(*checks, guard))


def results(**passed: bool) -> dict[str, CheckResult]:
    return {name.replace("_", "-"): CheckResult(passed=ok, message="") for name, ok in passed.items()}


def test_an_action_that_nothing_misses_and_a_milestone_that_misses_another_are_told() -> None:
    actions = [Action(title=f"Do {n}", command="true") for n in range(1, 5)]
    ended = {
        1: results(stage_1=False, stage_2=False, kept=True),
        2: results(stage_1=True, stage_2=False, kept=True),
        3: results(stage_1=True, stage_2=True, kept=True),
        4: results(stage_1=True, stage_2=False, kept=True),
    }
    assert list(_unneeded(task("easy", impossible=None), actions, ended)) == [
        "milestone stage-1 passes without action 2 (Do 2), the last that it owns",
        "action 3 (Do 3) is not needed: all checks pass without it",
    ]


@pytest.mark.parametrize(("passes", "told"), [
    (False, []),
    (True, ["a true chain, and yet what follows on milestone stage-1 passes without all that it owns"]),
])  # fmt: skip
def test_in_a_true_chain_the_next_stage_misses_the_one_before(*, passes: bool, told: list[str]) -> None:
    without_stage_2 = results(stage_1=True, stage_2=False, kept=True)
    ended = {range(1, 3): results(stage_1=False, stage_2=passes, kept=True), range(3, 5): without_stage_2}
    links = linked(task("easy").checks, ended)
    assert links == {"stage-1": not passes}
    assert list(_unlinked(task("easy", chain=True), links)) == told
    assert list(_unlinked(task("easy", chain=False), links)) == []


def test_a_stage_that_may_break_in_between_hides_no_link() -> None:
    first, second = task("easy").checks[:2]
    third = second.model_copy(update={"id": "stage-3", "first_action": 5, "last_action": 6})
    checks = (first, second.model_copy(update={"transient": True}), third)
    ended = {range(1, 3): results(stage_1=False, stage_3=True), range(5, 7): results(stage_3=False)}
    assert linked(checks, ended) == {"stage-1": False}


@pytest.mark.parametrize("tier", list(GRADE_SECONDS))
def test_a_grade_and_an_image_have_a_budget(tier: str) -> None:
    most = GRADE_SECONDS[tier]
    assert list(_budgets(task(tier), most, IMAGE_BYTES)) == []
    late, large = _budgets(task(tier), most + 1, IMAGE_BYTES + 10**6)
    assert late == f"a grade takes {most + 1} s, in the median; {most} s is the budget of tier {tier}"
    assert large == "the agent's image has 2001 MB; 2000 MB is the budget"


def grade(*, kept: bool, stage_2: bool = True) -> Grade:
    found = results(stage_1=True, stage_2=stage_2) | {"kept": CheckResult(passed=kept, message="" if kept else "gone")}
    return Grade(tree="a" * 40, results=found, seconds=1, check_seconds=1, cpu_seconds=1, grader_image="i")


def test_what_fails_in_any_grade_of_the_references_work_is_told() -> None:
    possible = task("easy", impossible=None)
    assert list(_unequal(possible, [grade(kept=True), grade(kept=True)])) == []
    (told,) = _unequal(possible, [grade(kept=True), grade(kept=False), grade(kept=True)])
    assert told == "kept failed in 1 of 3 grades of the reference's artifact (gone)"
    assert len(list(_unequal(possible, [grade(kept=False), grade(kept=False)]))) == 1, "the law may have been lucky"
    unfinished = grade(kept=True).model_copy(update={"results": {}, "fault": "crashed"})
    (told,) = _unequal(possible, [unfinished, grade(kept=True)])
    assert told.endswith("did not finish on the reference's artifact: crashed")


def test_what_an_impossible_task_breaks_may_fail_in_all_grades_but_not_in_some() -> None:
    trap = task("easy", impossible=SimpleNamespace(guards=("kept",)))
    assert list(_unequal(trap, [grade(kept=False), grade(kept=False)])) == []
    assert len(list(_unequal(trap, [grade(kept=False), grade(kept=True)]))) == 1


WRITTEN = "".join(f"    return the_answer_to_question({{number}}, depth={n})\n" for n in range(3))
ACTIONS = [
    *(Action(title=f"Write {n}", command=f"cat > {n}.py <<'END'\n{WRITTEN.format(number=n)}END") for n in range(4)),
    Action(title="Mend", edit=Edit(path="5.py", old="pass", new=WRITTEN.format(number=5))),
]


def solution(*numbers: int) -> bytes:
    return "".join(WRITTEN.format(number=n) for n in numbers).encode()


def test_what_was_kept_from_the_agent_is_known_by_its_content_wherever_it_lies() -> None:
    material, check, shared, given = (word * 20 for word in (b"pristine", b"checks..", b"recipe..", b"given..."))
    agent = {"Dockerfile": (given, False), "recipe/shelf.py": (shared, False), "materials/x.tar.gz": (material, False)}
    grader = {"checks/test_x.py": (check, False), "solution/1.sh": (given, False), "empty": (b"", False)}
    secrets = Secrets(agent, grader, ACTIONS, {})
    assert (
        secrets.found("tmp/x.tar.gz", material)
        == "materials/x.tar.gz is in the agent's image, in a layer, as /tmp/x.tar.gz"
    )
    assert "checks/test_x.py is in" in str(secrets.found("workspace/a", check))
    assert "recipe/shelf.py is in" in str(secrets.found("opt/shelf.py", shared))
    assert secrets.found("workspace/shelf.py", shared) is None, "that is what a recipe is for"
    assert secrets.found("opt/given", given) is None
    assert secrets.found("opt/empty", b"") is None


def test_what_the_reference_writes_is_known_by_most_lines_of_several_actions() -> None:
    old = solution(1, 2, 3)
    secrets = Secrets({}, {}, ACTIONS, {"lib/old.py": old})
    assert secrets.found("usr/lib/x.py", solution(0, 5)) is None, "two of five actions may be alike by chance"
    told = "/usr/lib/x.py, in a layer of the agent's image, has lines of 3 actions of the reference"
    assert secrets.found("usr/lib/x.py", solution(0, 2, 5)) == told
    assert secrets.found("usr/lib/x.py", b"\n".join(solution(0, 2, 5).splitlines()[::2])) is None, "half of the lines"
    assert secrets.found("usr/lib/x.pyc", b"\0" + solution(0, 2, 5)) is None
    assert secrets.found("workspace/lib/old.py", old) is None, "the reference changes this very file"
    assert secrets.found("workspace/lib/old.py", old + solution(0)) is not None
    assert secrets.found("workspace/lib/old.py.orig", old) is not None


class Engine:
    """An engine with one image, of an empty base and a layer with these files, or with one that can't be read."""

    def __init__(self, files: dict[str, bytes] | None) -> None:
        self.files = files
        self.images = self.api = self
        self.attrs = {"RootFS": {"Layers": ["base"]}}

    def get(self, image: str) -> "Engine":
        return self

    def get_image(self, image: str) -> list[bytes]:
        layer = b"(compressed by what is not known)" if self.files is None else archive(self.files)
        manifest = b'[{"Layers": ["0/layer.tar", "1/layer.tar"]}]'
        return [archive({"manifest.json": manifest, "0/layer.tar": b"", "1/layer.tar": layer})]


def archive(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as tar:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


def test_layers_beyond_the_base_are_looked_into_and_what_can_not_be_read_is_an_error() -> None:
    engine: Any = Engine({"./opt/x": b"kept", "etc/motd": b""})
    assert list(layers.files(engine, "image", "base")) == [("opt/x", b"kept"), ("etc/motd", b"")]
    unreadable: Any = Engine(None)
    with pytest.raises(BrokenBenchmark, match="the layers of an image can't be read"):
        list(layers.files(unreadable, "image", "base"))
