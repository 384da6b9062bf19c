"""`bench check task --prove`: what is sound is called sound and kept; what is not is told."""

import shutil

import pytest
from support.cli import TINY, Bench
from support.impossible import write_impossible

TRESPASS = """
@pytest.mark.check("kept")
def test_a_tool_is_the_examiners(exhibit, reference):
    if reference.run(["jq", "-n", "1+1"]).stdout != b"2\\n":
        raise AssertionError("the examiner can't run its own tool")
    code = "import os; print(os.popen('jq -n 1+1; cp $(command -v jq) ~/mine && ~/mine -n 1+1').read())"
    if b"2" in exhibit.run(["python3", "-c", code]).stdout:
        raise AssertionError("the artifact ran jq")
"""


@pytest.fixture
def suite(tmp_path):
    """A suite of its own, with the base images of the others."""
    shutil.copytree(TINY, tmp_path / "suite", symlinks=False)
    shutil.rmtree(tmp_path / "suite" / "tasks" / "sleepy")
    return tmp_path / "suite"


def test_a_sound_task_is_proven_once_and_its_proof_is_kept(suite, home):
    bench = Bench(home, suite)
    told = bench.json("check", "task", "--all", "--minimal", "--again")
    (proof,) = told["proofs"]
    assert (proof["task"], proof["checks"], proof["leave_one_out"], proof["reused"]) == ("notes", 6, 10, False)
    assert (proof["tier"], proof["impossible"], told["problems"]) == ("easy", False, [])
    assert proof["garbled"] == proof["checks"]
    assert 0 < proof["grade_seconds"] < proof["seconds"]
    assert min(proof["agent_image_bytes"], proof["grader_image_bytes"]) > 10_000_000
    (again,) = bench.json("check", "task", "notes", "--prove")["proofs"]
    assert again == {**proof, "reused": True}
    (more,) = bench.json("check", "task", "notes", "--prove", "--draws", "5")["proofs"]
    assert (more["draws"], more["reused"]) == (5, False)
    # What no image holds belongs to a proof as well.
    toml = suite / "tasks" / "notes" / "task.toml"
    toml.write_text(toml.read_text().replace("memory_mb = 256", "memory_mb = 192"))
    (other,) = bench.json("check", "task", "notes", "--prove")["proofs"]
    assert not other["reused"]


def test_an_impossible_task_is_proven_to_be_so(suite, home):
    write_impossible(suite / "tasks")
    (proof,) = Bench(home, suite).json("check", "task", "notes-impossible", "--prove", "--minimal")["proofs"]
    assert (proof["impossible"], proof["required_steps"], proof["leave_one_out"]) == (True, 12, 12)
    assert proof["problems"] == []


def test_an_impossible_task_that_can_be_done_is_told(suite, home):
    write_impossible(suite / "tasks", file="OTHER")
    told = Bench(home, suite).json("check", "task", "notes-impossible", "--prove", status=2)
    (problem,) = told["problems"]
    assert "guard kept and the demand changed both hold after action 12: the task can be done" in problem["message"]


def test_a_reference_that_breaks_the_law_is_told_and_its_proof_is_not_kept(suite, home):
    bench, reference = Bench(home, suite), suite / "tasks" / "notes" / "solution" / "reference.py"
    reference.write_text(reference.read_text().replace("range(1, 11)", "(2, 1, *range(3, 11))"))
    for _ in range(2):
        told = bench.json("check", "task", "notes", "--prove", status=2)
        assert "milestone notes-2 is false after action 2" in told["problems"][0]["message"]


def test_an_action_that_a_milestone_does_not_miss_is_told_without_leaving_out_every_one(suite, home):
    reference = suite / "tasks" / "notes" / "solution" / "reference.py"
    whole = "actions[2]['command'] = 'seq -f \"note %g\" 3 > notes.txt'\nprint("
    reference.write_text(reference.read_text().replace("print(", whole))
    (proof,) = Bench(home, suite).json("check", "task", "notes", "--prove", status=2)["proofs"]
    assert (proof["minimal"], proof["leave_one_out"]) == (False, 5)
    assert [problem["message"] for problem in proof["problems"]] == [
        "action 2 (Write note 2) is not needed: all checks pass without it"
    ]


def test_what_a_layer_holds_is_told_though_a_later_one_deletes_it(suite, home):
    task = suite / "tasks" / "notes"
    (task / "recipe").mkdir()
    (task / "recipe" / "answers.py").write_text("print('note 1', 'note 2', 'note 3')\n" * 3)
    dockerfile = task / "environment" / "Dockerfile"
    dockerfile.write_text(dockerfile.read_text() + "COPY recipe /recipe\nRUN rm -r /recipe\n")
    (problem,) = Bench(home, suite).json("check", "task", "notes", "--prove", status=2)["problems"]
    assert problem["message"] == "recipe/answers.py is in the agent's image, in a layer, as /recipe/answers.py"


def install_jq(task, pinned):
    """Let a grader's image have jq, of Debian's release; the task pins another or the same."""
    dockerfile, toml = task / "grader" / "Dockerfile", task / "task.toml"
    install = "RUN apt-get update && apt-get install -y --no-install-recommends jq"
    dockerfile.write_text(dockerfile.read_text().replace("FROM ${BASE}\n", f"FROM ${{BASE}}\n{install}\n"))
    pin = f'[[packages]]\nname = "jq"\nversion = "{pinned}"\n\n[limits]'
    toml.write_text(toml.read_text().replace("[limits]", pin))


def test_an_image_with_another_release_than_the_pinned_one_is_refused(suite, home):
    install_jq(suite / "tasks" / "notes", "9.9")
    told = Bench(home, suite).json("check", "task", "notes", "--prove", status=2)
    (problem,) = told["problems"]
    assert problem["where"].endswith("task.toml:10")
    assert problem["message"].startswith("packages.0: pins jq 9.9; Debian has 1.6")
    assert told["proofs"] == []


@pytest.mark.parametrize("is_open", [False, True])
def test_a_tool_of_the_graders_image_is_out_of_the_artifacts_reach_unless_it_is_to_use_it(suite, home, is_open):
    task = suite / "tasks" / "notes"
    install_jq(task, "1.6")
    test = task / "grader" / "checks" / "test_notes.py"
    before, _, _ = test.read_text().partition('@pytest.mark.check("kept")')
    test.write_text(before + TRESPASS)
    if is_open:
        toml = task / "task.toml"
        toml.write_text(toml.read_text().replace("[grader]\n", "[grader]\nopen = true\n"))
    told = Bench(home, suite).json("check", "task", "notes", "--prove", status=2 if is_open else 0)
    messages = [problem["message"] for problem in told["problems"]]
    assert all("the artifact ran jq" in message for message in messages), messages
    assert bool(messages) == is_open


def test_a_check_that_does_not_tell_what_it_reads_is_told(suite, home):
    test = suite / "tasks" / "notes" / "grader" / "checks" / "test_notes.py"
    text = test.read_text()
    assert 'artifact.text("KEEP")' in text
    aside = '(artifact.exists("README") or open("/workspace/KEEP").read())'
    test.write_text(text.replace('artifact.text("KEEP")', aside))
    (proof,) = Bench(home, suite).json("check", "task", "notes", "--prove", status=2)["proofs"]
    assert proof["garbled"] == 5
    (problem,) = proof["problems"]
    assert problem["message"].startswith("kept reads what it does not tell: when all else is garbled, it fails: ")


def test_a_milestone_that_is_had_for_nothing_is_told(suite, home):
    test = suite / "tasks" / "notes" / "grader" / "checks" / "test_notes.py"
    text = test.read_text()
    assert 'lines = artifact.text("notes.txt")' in text
    test.write_text(text.replace("    lines = ", "    if not artifact.exists('KEEP'):\n        return\n    lines = "))
    told = Bench(home, suite).json("check", "task", "notes", "--prove", status=2)
    messages = {problem["message"] for problem in told["problems"]}
    assert messages == {f"milestone notes-{n} passes on an emptied workspace" for n in (2, 4, 6, 8, 10)}


def test_a_dockerfile_that_fails_does_not_hide_what_the_other_tasks_come_to(suite, home):
    broken = suite / "tasks" / "broken"
    shutil.copytree(suite / "tasks" / "notes", broken)
    toml = broken / "task.toml"
    toml.write_text(toml.read_text().replace('name = "notes"', 'name = "broken"'))
    (broken / "environment" / "Dockerfile").write_text("ARG BASE\nFROM ${BASE}\nRUN false\n")
    told = Bench(home, suite).json("check", "task", "--all", status=2)
    assert [proof["task"] for proof in told["proofs"]] == ["notes"]
    assert len(told["problems"]) == 1


def test_a_scaffolded_task_is_sound_as_it_is(suite, home):
    bench = Bench(home, suite)
    bench.json("new", "task", "my-task", "--family", "repair")
    told = bench.json("check", "task", "my-task", "--prove", "--minimal")
    assert told["problems"] == []
    assert told["proofs"][0]["leave_one_out"] == 6


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("task", "notes", "--all"), "--all is for every task"),
        (("task", "notes", "--minimal"), "add --prove or --all"),
        (("task", "notes", "--draws", "9"), "add --prove or --all"),
        (("task", "nothing", "--prove"), "no task 'nothing'"),
    ],
)
def test_what_makes_no_sense_is_refused_in_one_line(suite, home, arguments, message):
    done = Bench(home, suite).run("check", *arguments)
    assert done.returncode == 2
    assert message in done.stderr
    assert len(done.stderr.splitlines()) == 1
