"""What is published of a trial says all that a table says, and nothing of what was in the files and the commands."""

import lzma

import pytest
from support.bundles import Act, action, make_bundle, make_task, milestones, plan

from benchmark.results.conditions import conditions, files_differing
from benchmark.results.published import publish, read_published, write_published
from benchmark.results.read import BadBundle, read_bundle

SECRET = "the words of another"


def trial(folder, *acts):
    task = make_task("made-up", 5)
    return read_bundle(
        make_bundle(
            folder, trial=plan("client", task, model="m"), task=task, checks=milestones(1, 1, 1, 1, 1),
            acts=[*(action(n) for n in range(1, 5)), *acts],
        )
    )  # fmt: skip


@pytest.fixture
def found(tmp_path):
    act = Act(f"write {SECRET}", {"src/work_005.py": SECRET}, answer=f"wrote {SECRET}", text=f"I write {SECRET}")
    return trial(tmp_path / "one", act)


def test_a_published_trial_says_what_the_bundle_says(found, tmp_path) -> None:
    told = publish(found)
    assert (told.bundle, told.verdict, told.conditions) == (found.bundle, found.verdict, conditions(found))
    assert [step.tree for step in told.steps] == list(found.matrix.trees[1:])
    write_published(tmp_path / "trials.jsonl.xz", [told, told])
    assert read_published(tmp_path / "trials.jsonl.xz") == [told, told]


def test_no_text_of_a_command_an_answer_or_a_file_is_published(found, tmp_path) -> None:
    assert SECRET in found.layout.steps.read_text()
    write_published(tmp_path / "trials.jsonl.xz", [publish(found)])
    assert SECRET not in lzma.decompress((tmp_path / "trials.jsonl.xz").read_bytes()).decode()


def test_artifacts_can_be_compared_without_their_contents(found, tmp_path) -> None:
    other = trial(tmp_path / "other", Act("write", {"src/work_005.py": "other\n", "new": "x"}))
    mine, theirs = publish(found).artifact, publish(other).artifact
    assert (files_differing(mine, mine), files_differing(mine, theirs)) == (0, 2)


def test_a_broken_log_is_not_published(found) -> None:
    lines = found.layout.steps.read_text().splitlines(keepends=True)
    broken = type(found)(**{**vars(found), "log_problem": f"{len(lines)} records, and the third is another's"})
    with pytest.raises(BadBundle, match="the third is another's; it can't be published"):
        publish(broken)


@pytest.mark.parametrize(
    "damage", [lambda data: data[:-9], lambda data: b"", lambda data: lzma.compress(b'{"a": 1}\n')]
)
def test_a_damaged_file_is_named(found, tmp_path, damage) -> None:
    path = tmp_path / "trials.jsonl.xz"
    write_published(path, [publish(found)])
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(BadBundle, match=r"trials.jsonl.xz.*write it anew from the bundles"):
        read_published(path)
