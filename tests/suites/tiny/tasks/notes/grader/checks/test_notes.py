import pytest


@pytest.mark.parametrize("count", [pytest.param(n, marks=pytest.mark.check(f"notes-{n}")) for n in (2, 4, 6, 8, 10)])
def test_the_first_notes_are_there(artifact, count):
    lines = artifact.text("notes.txt").splitlines()
    if lines[:count] != [f"note {n}" for n in range(1, count + 1)]:
        raise AssertionError(f"the first {count} lines are {lines[:count]}")


@pytest.mark.check("kept")
def test_keep_is_as_it_was(artifact):
    if artifact.text("KEEP") != "keep\n":
        raise AssertionError("KEEP was changed")
