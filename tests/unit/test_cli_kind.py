"""The cli kind: two programs get the same calls, and only what they did is compared."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from examiner.kinds import cli

UPPER = "import sys; sys.stdout.write(sys.stdin.read().upper())"
PYTHON = [sys.executable, "-I", "-c"]


@dataclass
class Local:
    """Runs programs as the tester."""

    folder: Path

    def run(self, argv, *, stdin, timeout, cwd):
        env = {"TMPDIR": str(self.folder), "PATH": "/usr/bin:/bin"}
        return subprocess.run(
            [sys.executable, *argv[1:]], input=stdin, capture_output=True, timeout=timeout, cwd=cwd, env=env
        )


@pytest.fixture
def local(tmp_path):
    return Local(tmp_path)


def differ(local, ours, truth, cases, **options):
    return cli.differences(local, [*PYTHON, ours], local, [*PYTHON, truth], cases, **options)


def test_programs_that_do_the_same_agree_and_others_are_told_apart(local):
    cases = [cli.Case(stdin=b"abc"), cli.Case(stdin=b"ABC")]
    assert differ(local, UPPER, UPPER, cases) == [None, None]
    first, second = differ(local, "import sys; sys.stdout.write(sys.stdin.read())", UPPER, cases)
    assert second is None
    assert first is not None and "'abc'" in first and "'ABC'" in first


def test_arguments_files_and_environment_reach_the_program_and_its_files_come_back(local):
    program = "import os, sys; open('out', 'w').write(open(sys.argv[1]).read() + os.environ['MORE'])"
    case = cli.Case(("a/in",), files={"a/in": b"one "}, collect=("out", "none"), env={"MORE": "two"})
    (outcome,) = cli.outcomes(local, [*PYTHON, program], [case])
    assert outcome == cli.Outcome(0, b"", b"", {"out": b"one two", "none": None})


def test_each_case_has_an_empty_folder_of_its_own(local):
    program = "import os; print(os.listdir()); open('left', 'w').close()"
    first, second = cli.outcomes(local, [*PYTHON, program], [cli.Case(), cli.Case()])
    assert first == second and first.stdout == b"[]\n"


@pytest.mark.parametrize(
    ("ours", "truth", "said"),
    [
        ("raise SystemExit(3)", "pass", "status 3, not 0"),
        ("open('out', 'w').write('x')", "open('out', 'w').write('y')", "out is 'x', not 'y'"),
        ("pass", "open('out', 'w').close()", "out is missing, not ''"),
    ],
)
def test_status_and_files_decide(local, ours, truth, said):
    (reason,) = differ(local, ours, truth, [cli.Case(("call",), collect=("out",))])
    assert reason is not None and said in reason


def test_a_program_that_never_ends_is_stopped_by_its_processor_time(local):
    slow, quick = cli.Case(("spin",)), cli.Case()
    program = "import sys\nwhile sys.argv[1:]: pass"
    assert [reason is None for reason in differ(local, program, "pass", [slow, quick], cpu=1)] == [False, True]


def test_standard_error_counts_only_if_the_check_says_so(local):
    ours, truth = "import sys; print('a', file=sys.stderr)", "import sys; print('b', file=sys.stderr)"
    assert differ(local, ours, truth, [cli.Case()]) == [None]
    (reason,) = differ(local, ours, truth, [cli.Case()], equal=lambda have, want: have == want)
    assert reason is not None


def test_a_reference_that_does_not_answer_is_the_tasks_fault(local):
    with pytest.raises(RuntimeError, match="no answer"):
        differ(local, "pass", "import os, signal; os.kill(os.getppid(), signal.SIGKILL)", [cli.Case()])
    with pytest.raises(RuntimeError, match="without cases"):
        differ(local, "pass", "pass", [])


@pytest.mark.parametrize("line", ["", "[]", '{"status": 0}', '{"status": 0, "stdout": "?", "stderr": "", "files": {}}'])
def test_a_forged_report_is_no_answer(line):
    assert cli._outcome(line) is None


MODULE = """
import sys
from pathlib import Path
Path("made").write_text(" ".join(sys.argv[1:]) + sys.stdin.read())
print(__name__)
print("told", file=sys.stderr)
sys.exit({"text": "a reason", "five": 5}.get(sys.argv[1]))
"""


@pytest.mark.parametrize(
    ("argument", "status", "stderr"), [("none", 0, b"told"), ("five", 5, b"told"), ("text", 1, b"a reason")]
)
def test_a_module_is_run_as_the_main_one_without_starting_an_interpreter(local, tmp_path, argument, status, stderr):
    (tmp_path / "tool.py").write_text(MODULE)
    cases = [cli.Case((argument, "x"), stdin=b" in", collect=("made",))] * 2
    for outcome in cli.outcomes(local, ["-m", "tool"], cases, path=[str(tmp_path)]):
        assert outcome.files == {"made": f"{argument} x in".encode()}
        assert (outcome.status, outcome.stdout) == (status, b"__main__\n")
        assert stderr in outcome.stderr


def test_a_module_that_raises_or_spins_fails_alone(local, tmp_path):
    (tmp_path / "tool.py").write_text(
        "import sys\nif sys.argv[1] == 'raise': raise ValueError\nwhile sys.argv[1] == 'spin': pass"
    )
    cases = [cli.Case(("raise",)), cli.Case(("spin",)), cli.Case(("end",))]
    raised, spun, ended = cli.outcomes(local, ["-m", "tool"], cases, path=[str(tmp_path)], cpu=1)
    assert raised.status == 1 and b"ValueError" in raised.stderr
    assert spun.status < 0
    assert ended.status == 0
