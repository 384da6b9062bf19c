"""The differential kind compares what both sides serialise to, case by case."""

import itertools
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from examiner import memory
from examiner.kinds import _salted_prover, differential

PROGRAM = """
def probe(case):
    import lib
    return lib.answer(case)
"""


@dataclass
class Here:
    """Runs the driver as a plain child process with this interpreter."""

    def run(self, argv, *, stdin, timeout, cwd, reads=()):
        return _salted_prover.Local().run([sys.executable, *argv[1:]], stdin=stdin, timeout=timeout, cwd=cwd)


def _library(folder: Path, body: str) -> str:
    folder.mkdir()
    (folder / "lib.py").write_text(body)
    return str(folder)


def _agree(tmp_path: Path, ours: str, theirs: str) -> None:
    differential.agree(
        Here(), Here(), PROGRAM, [1, 2], exhibit_path=[_library(tmp_path / "a", theirs)],
        reference_path=[_library(tmp_path / "b", ours)],
    )  # fmt: skip


DOUBLE = "def answer(x):\n    return {'text': '\\x1e\\n\\u2028é', 'number': 2 * x}\n"


def test_equal_answers_agree_whatever_characters_they_hold(tmp_path) -> None:
    _agree(tmp_path, DOUBLE, DOUBLE + "print('noise')\n")


def test_the_first_difference_is_named(tmp_path) -> None:
    with pytest.raises(AssertionError, match="for 2: "):
        _agree(tmp_path, DOUBLE, DOUBLE.replace("2 * x", "x + 1"))


def test_an_exception_is_an_answer_by_its_type(tmp_path) -> None:
    fails = "def answer(x):\n    raise KeyError(x)\n"
    _agree(tmp_path, fails, fails.replace("(x)\n", "('other')\n"))
    with pytest.raises(AssertionError, match="raised ValueError"):
        differential.agree(
            Here(), Here(), PROGRAM, [1], exhibit_path=[_library(tmp_path / "c", fails.replace("Key", "Value"))],
            reference_path=[str(tmp_path / "a")],
        )  # fmt: skip


def test_a_process_that_ends_early_gave_no_answer(tmp_path) -> None:
    with pytest.raises(AssertionError):
        _agree(tmp_path, DOUBLE, "import os\n\ndef answer(x):\n    os._exit(0)\n")


def test_an_object_that_equals_everything_convinces_nobody(tmp_path) -> None:
    yes = "class Yes(int):\n    def __eq__(self, other): return True\n\ndef answer(x):\n    return Yes(3)\n"
    with pytest.raises(AssertionError):
        _agree(tmp_path, "def answer(x):\n    return 4\n", yes)


def test_no_cases_and_a_silent_reference_are_the_tasks_fault(tmp_path) -> None:
    with pytest.raises(RuntimeError, match="proves nothing"):
        differential.agree(Here(), Here(), PROGRAM, [])
    with pytest.raises(RuntimeError, match="gave no answer"):
        _agree(tmp_path, "import os\nos._exit(0)\n", DOUBLE)


TENFOLD = "def answer(x):\n    return 10 * x\n"


@pytest.fixture
def room(tmp_path, monkeypatch):
    """A room that is open: compares ten cases with a library of this text, and tells how many were asked."""
    (tmp_path / "memory").mkdir()
    monkeypatch.setattr(memory, "ROOM", tmp_path / "memory")
    reference = _library(tmp_path / "reference", TENFOLD)
    numbers = itertools.count()

    def ask(body: str, *, again: bool) -> differential.Finding:
        monkeypatch.setenv(memory.AGAIN, "1" if again else "")
        ours = _library(tmp_path / f"tree{next(numbers)}", body)
        found = differential.compare(
            Here(), Here(), PROGRAM, {"group": list(range(10))}, exhibit_path=[ours], reference_path=[reference]
        )
        return found["group"]

    return ask


def test_what_differed_on_the_tree_before_is_asked_first_and_alone(room) -> None:
    wrong = TENFOLD.replace("10 * x", "10 * x if x < 4 else 0")
    assert room(wrong, again=True).count == 10
    still = room(wrong, again=True)
    assert (still.count, [case for case, _, _ in still.differing]) == (1, [4])
    assert room(TENFOLD, again=True).differing == ()
    assert room(wrong, again=True).count == 10, "it had passed, so there is nothing to ask first"


def test_a_case_that_was_answered_is_asked_rather_than_one_that_was_not(room) -> None:
    dies = "import os\n\ndef answer(x):\n    return os._exit(0) if x == 7 else 10 * x if x < 3 else 0\n"
    assert room(dies, again=True).count == 10
    assert [case for case, _, _ in room(dies, again=True).differing] == [3]


def test_a_tree_that_is_examined_for_its_own_sake_is_asked_everything(room) -> None:
    wrong = TENFOLD.replace("10 * x", "x")
    assert [room(wrong, again=False).count for _ in range(2)] == [10, 10]


def test_what_a_repaired_case_shared_with_others_does_not_hide_them(room) -> None:
    assert room(TENFOLD.replace("10 * x", "10 * x if x < 4 else 0"), again=True).count == 10
    now = room(TENFOLD.replace("10 * x", "10 * x if x != 8 else 0"), again=True)
    assert (now.count, [case for case, _, _ in now.differing]) == (10, [8])
