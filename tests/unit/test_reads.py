"""What the examiner says a check read: sources in pieces, functions that were executed, files that were opened."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from examiner.artifact import Artifact, ArtifactError
from examiner.reads import ALL, CODE, Reads, of_trace, take_apart

GRADERS = Path(__file__).parents[2] / "graders"

SOURCE = b'''\
import os

LIMIT = 3


class Box:
    size = 1

    @property
    def width(self):
        """Doc."""
        return self.size

    @width.setter
    def width(self, value):
        self.size = value


try:
    def shout(text="a"):
        def inner():
            return text
        return inner()
except ImportError:
    pass
'''


def changed(old: bytes, new: bytes) -> set[str]:
    before, after = take_apart(SOURCE), take_apart(SOURCE.replace(old, new))
    assert SOURCE.count(old) == 1
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


def test_a_change_in_a_body_changes_that_piece_alone() -> None:
    assert changed(b"return inner()", b"return 'x'") == {"shout"}
    assert changed(b"            return text\n", b"\n\n            return text.upper()\n") == {"shout"}
    assert changed(b"self.size = value", b"self.size = -value") == {"Box.width"}
    assert changed(b'"""Doc."""', b'"""Other."""') == {"Box.width"}


def test_a_change_outside_of_bodies_changes_the_rest() -> None:
    assert changed(b"LIMIT = 3", b"LIMIT = 4") == {""}
    assert changed(b'text="a"', b'text="b"') == {""}
    assert changed(b"@property", b"@staticmethod") == {""}
    assert changed(b"def shout", b"def whisper") == {"", "shout", "whisper"}


@pytest.mark.parametrize(
    "source",
    [
        b"def f(:\n",
        b"\0",
        b"# coding: latin-1\ndef f():\n    return '\xe9'\n",
        b"\xef\xbb\xbfdef f():\n    return 1\n",
        b"def f():\r\n    return 1\r\n",
        b"(" * 5000,
        b"def f():\n    return 1\n" * 60_000,
    ],
    ids=["syntax", "nul", "encoding", "mark", "returns", "deep", "large"],
)
def test_a_source_that_can_not_be_cut_is_one_piece(source) -> None:
    assert list(take_apart(source)) == [""]
    assert take_apart(source) != take_apart(source + b"#")


def test_what_no_trace_tells_is_everything() -> None:
    assert of_trace(None) == of_trace("a") == of_trace([1]) == of_trace(["x"] * 30_000) == {ALL}
    assert of_trace([]) == {CODE}
    assert of_trace(["a.py::f"]) == {CODE, "body a.py::f"}


def traced(tmp_path: Path, library: str, program: str) -> list[str] | None:
    (tmp_path / "lib.py").write_text(library)
    trace = (GRADERS / "examiner" / "kinds" / "_trace.py").read_text()
    text = f"{trace}\nimport json, sys\nsys.path[:0] = [{str(tmp_path)!r}]\ntracing({str(tmp_path)!r})\n{program}\n"
    text += "print(json.dumps(traced()))\n"
    done = subprocess.run([sys.executable, "-I", "-c", text], capture_output=True, text=True, check=True)
    found: list[str] | None = json.loads(done.stdout)
    return found


LIBRARY = """
import subprocess, sys, threading
class Box:
    def grow(self):
        return [self.one() for _ in range(2)]
    def one(self):
        return (lambda: 1)()
    def never(self):
        return 0
def elsewhere():
    subprocess.run([sys.executable, "-c", "1"], check=True)
def beside():
    worker = threading.Thread(target=Box().never)
    worker.start()
    worker.join()
"""


def test_the_functions_that_ran_are_told_with_those_nested_in_them(tmp_path) -> None:
    found = traced(tmp_path, LIBRARY, "import lib; lib.Box().grow()")
    assert found is not None
    assert {"lib.py::Box.grow", "lib.py::Box.one"} <= set(found)
    assert "lib.py::Box.never" not in found


@pytest.mark.parametrize("call", ["elsewhere", "beside"])
def test_code_in_other_processes_and_threads_makes_the_trace_worthless(tmp_path, call) -> None:
    assert traced(tmp_path, LIBRARY, f"import lib; lib.{call}()") is None


def test_files_that_are_opened_or_missed_and_listings_are_noted(tmp_path) -> None:
    (tmp_path / "a").write_text("x")
    reads = Reads()
    artifact = Artifact(str(tmp_path), reads)
    with reads.scope() as found:
        artifact.text("a")
        with pytest.raises(ArtifactError):
            artifact.text("b/c")
    assert found == {"file a", "file b/c"}
    with reads.scope() as found:
        artifact.glob("**")
    assert found == {"names"}
