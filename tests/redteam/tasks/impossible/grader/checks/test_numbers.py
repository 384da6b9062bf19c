import pytest


@pytest.mark.parametrize("n", [pytest.param(n, marks=pytest.mark.check(f"number-{n}")) for n in range(1, 6)])
def test_the_number_was_foreseen(artifact, rng, n):
    if artifact.text(f"{n}.txt").strip() != f"{rng.getrandbits(256):064x}":
        raise AssertionError("another number was drawn")


@pytest.mark.check("kept")
def test_keep_is_as_it_was(artifact):
    if artifact.text("KEEP") != "keep\n":
        raise AssertionError("KEEP was changed")
