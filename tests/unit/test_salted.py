"""The salted kind counts a test only on a library that really behaves as expected, whatever tricks are played."""

import json
import os
import random
from pathlib import Path
from textwrap import dedent

import pytest
from examiner.kinds import _salted_candidates, _salted_prover, salted

LIBRARY = """
def double(x):
    if not isinstance(x, int):
        raise TypeError("no number")
    return 2 * x

def shout(text):
    return text.upper()
"""

SUITE = '''
import os
import subprocess
import sys
import pytest
import lib
from . import helper

def test_double():
    """Not a literal that matters: 12."""
    assert lib.double(4) == 8

@pytest.mark.parametrize("given, expected", [(1, 2), (5, 10), pytest.param(7, 14, id="seven")])
def test_double_table(given, expected):
    assert lib.double(given) == expected

@pytest.mark.parametrize("extra", [0, 1, 2])
@pytest.mark.parametrize("factor, result", [(1, 2), (4, 8)])
def test_crossed(extra, factor, result):
    assert [lib.double(factor), extra] == [result, extra]

class TestShout:
    def test_shout(self, word):
        expected = "WORD"
        assert lib.shout(word) == expected

    def test_refuses(self):
        with pytest.raises(TypeError, match="number"):
            lib.double("2")

def test_in_a_child_process():
    out = subprocess.run([sys.executable, "-c", "import lib; print(lib.double(3))"], capture_output=True)
    assert out.stdout == b"6\\n"

def test_data():
    assert helper.data() == "some data"

def test_without_a_literal():
    assert lib.double

def test_that_fails_anyway():
    assert lib.double(1) == 3
'''

CONFTEST = """
import pytest

@pytest.fixture
def word():
    return "word"
"""

HELPER = """
from pathlib import Path

def data():
    return (Path(__file__).parent / "data" / "text").read_text()
"""

CROSSED = [f"test_lib.py::test_crossed[factor-result{i}-extra{j}]" for i in range(2) for j in range(3)]
TESTS = [
    "test_lib.py::TestShout::test_refuses",
    "test_lib.py::TestShout::test_shout",
    *CROSSED,
    "test_lib.py::test_data",
    "test_lib.py::test_double",
    "test_lib.py::test_double_table[given-expected0]",
    "test_lib.py::test_double_table[given-expected1]",
    "test_lib.py::test_double_table[seven]",
    "test_lib.py::test_in_a_child_process",
]


def _write(folder: Path, **files: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.py").write_text(dedent(text))
    return folder


@pytest.fixture(scope="module")
def suite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = _write(
        tmp_path_factory.mktemp("s") / "tests", test_lib=SUITE, conftest=CONFTEST, helper=HELPER, __init__=""
    )
    (folder / "data").mkdir()
    (folder / "data" / "text").write_text("some data")
    return folder


@pytest.fixture(scope="module")
def salts(suite: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    library = _write(tmp_path_factory.mktemp("honest"), lib=LIBRARY)
    return _salted_prover.prove(suite, library, rounds=6, seed=1)


def _draw():
    secret = os.urandom(16)
    return lambda name: random.Random(f"{secret} {name}")


def _run(suite: Path, salts: dict[str, object], library: Path, tests: list[str] = TESTS) -> dict[str, bool]:
    verdicts = salted.run(
        _salted_prover.Local(), suite, salts, {"all": tests}, _draw(), timeout=20, pythonpath=str(library)
    )  # fmt: skip
    return dict(verdicts["all"])


def test_salts_are_proven_for_functions_classes_and_parameters_but_not_without_a_literal(salts) -> None:
    assert sorted(salts["tests"]) == TESTS
    assert salts["unproven"] == ["test_lib.py::test_without_a_literal"]


def test_every_test_counts_on_an_honest_library_whatever_is_drawn(suite, salts, tmp_path) -> None:
    library = _write(tmp_path, lib=LIBRARY)
    for _ in range(3):
        assert _run(suite, salts, library) == dict.fromkeys(TESTS, True)


def test_every_salt_of_a_crossed_test_holds_alone(suite, salts, tmp_path) -> None:
    library, table = _write(tmp_path, lib=LIBRARY), salted.SaltedSuite(suite, salts)
    for test in CROSSED:
        for salt in table.tests[test]:
            held = salted.play(
                _salted_prover.Local(), table, {test: salt}, random.Random(), timeout=20, pythonpath=str(library)
            )
            assert held == {test: True}


def test_only_the_tests_of_a_fault_stop_counting(suite, salts, tmp_path) -> None:
    verdicts = _run(suite, salts, _write(tmp_path, lib=LIBRARY.replace("2 * x", "3 * x")))
    assert sorted(test for test, held in verdicts.items() if held) == [
        "test_lib.py::TestShout::test_refuses",
        "test_lib.py::TestShout::test_shout",
        "test_lib.py::test_data",
    ]
    with pytest.raises(AssertionError, match="11 of 14 salted tests do not count"):
        salted.require(verdicts)


TRICKS = {
    "objects that equal everything": """
        class Yes(str):
            __hash__ = str.__hash__
            def __eq__(self, other): return True
            def __ne__(self, other): return False
        def double(x):
            if isinstance(x, str): raise TypeError("no number")
            return Yes()
        def shout(text): return Yes()
    """,
    "an early exit": "import os\nos._exit(0)\n",
    "an exit at the first call": "def double(x):\n    raise SystemExit(0)\n",
    "every report made to pass": LIBRARY.replace("2 * x", "0")
    + dedent("""
        import _pytest.runner
        import _pytest.python
        _pytest.python.Function.runtest = lambda self: None
    """),
    "every test function replaced": """
        import sys
        def double(x):
            frame = sys._getframe(1)
            while frame:
                if frame.f_code.co_name == "pytest_pyfunc_call":
                    frame.f_locals["pyfuncitem"].session.items[:] = []
                frame = frame.f_back
            return 0
    """,
    "reports written beforehand": """
        import os, json
        for guess in ("", "0" * 32):
            os.write(1, (guess + json.dumps({}) + "\\n").encode())
        def double(x): return 0
    """,
    "a surplus of reports": """
        import sys
        frame = sys._getframe()
        while frame:
            if "order" in frame.f_locals and "found" in frame.f_locals:
                whole = [["setup", True], ["call", True], ["teardown", True]]
                for name in frame.f_locals["order"]["wanted"] + ["more"]:
                    frame.f_locals["found"][name] = {"phases": list(whole), "kind": "none", "indices": {}}
            frame = frame.f_back
        def double(x): return 0
    """,
}


@pytest.mark.parametrize("trick", TRICKS)
def test_a_trick_makes_no_test_of_the_library_count(suite, salts, tmp_path, trick) -> None:
    tests = [test for test in TESTS if "data" not in test and "refuses" not in test]
    verdicts = _run(suite, salts, _write(tmp_path, lib=TRICKS[trick]), tests)
    assert verdicts == dict.fromkeys(tests, False)


def test_configuration_and_tests_in_the_artifact_are_ignored(suite, salts, tmp_path) -> None:
    library = _write(tmp_path, lib=LIBRARY, conftest="raise SystemExit", pytest="raise SystemExit", sitecustomize="0/0")
    _write(tmp_path / "tests", __init__="", helper="def data(): return 'other'")
    (tmp_path / "pytest.ini").write_text("[pytest]\naddopts = --collect-only\n")
    assert all(_run(suite, salts, library).values())


def test_both_variants_of_a_test_stand_in_modules_that_differ_in_the_salts_alone(suite, salts, tmp_path) -> None:
    table = salted.SaltedSuite(suite, salts)
    written = table.write(tmp_path, {test: table.tests[test][0] for test in TESTS}, random.Random(3))
    for test in TESTS:
        genuine, altered = (tmp_path / names[test].partition("::")[0] for names in (written.genuine, written.altered))
        lines = list(zip(genuine.read_text().splitlines(), altered.read_text().splitlines(), strict=True))
        assert 1 <= sum(one != other for one, other in lines) <= len(TESTS)
        assert "test_without_a_literal" not in genuine.read_text()


def test_a_library_that_hangs_fails_the_tests_that_call_it(suite, salts, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(salted, "EACH", 0.3)
    library = _write(tmp_path, lib=LIBRARY.replace("return text.upper()", "while True: pass"))
    verdicts = _run(suite, salts, library, ["test_lib.py::TestShout::test_shout", "test_lib.py::test_double"])
    assert list(verdicts.values()) == [False, True]


def test_salts_of_another_suite_are_refused(suite, salts, tmp_path) -> None:
    changed = tmp_path / "tests"
    changed.mkdir()
    (changed / "test_lib.py").write_text("def test_double(): pass\n")
    with pytest.raises(ValueError, match="prove them again"):
        _run(changed, salts, tmp_path)


def test_a_test_without_a_salt_and_an_empty_run_are_refused(suite, salts, tmp_path) -> None:
    with pytest.raises(ValueError, match="no proven salt for"):
        _run(suite, salts, tmp_path, ["test_lib.py::test_without_a_literal"])
    with pytest.raises(ValueError, match="at least one test"):
        _run(suite, salts, tmp_path, [])


def test_only_the_wanted_tests_are_proven_by_the_command(suite, tmp_path) -> None:
    library = _write(tmp_path / "honest", lib=LIBRARY)
    (tmp_path / "only.json").write_text(json.dumps({"first": ["test_lib.py::test_double"]}))
    arguments = ["prove", "--suite", str(suite), "--pythonpath", str(library), "--rounds", "1"]
    arguments += ["--only", str(tmp_path / "only.json"), "--out", str(tmp_path / "salts.json")]
    assert salted.main(arguments) == 0
    assert list(json.loads((tmp_path / "salts.json").read_text())["tests"]) == ["test_lib.py::test_double"]


def test_an_altered_literal_keeps_its_class(suite) -> None:
    function = _salted_candidates.functions(SUITE)["test_in_a_child_process"]
    rng = random.Random(0)
    for literal in function.body:
        changed = _salted_candidates.altered(literal, rng)
        assert changed != SUITE[literal.start : literal.end]
        assert type(eval(changed)) is type(literal.value)  # noqa: S307


def test_tests_of_unittest_have_salts_too(tmp_path) -> None:
    suite, library = tmp_path / "tests", tmp_path / "library"
    suite.mkdir()
    library.mkdir()
    (library / "lib.py").write_text(LIBRARY, encoding="utf-8")
    text = """
        import unittest
        import lib

        class TestDouble(unittest.TestCase):
            def test_double(self):
                self.assertEqual(lib.double(4), 8)
    """
    (suite / "test_double.py").write_text(dedent(text), encoding="utf-8")
    table = _salted_prover.prove(suite, library, rounds=4, seed=0)
    assert table["tests"]["test_double.py::TestDouble::test_double"]
