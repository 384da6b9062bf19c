"""The task of extending a formula engine, without Docker; what needs Gnumeric is left out where it is not installed."""

import random
import re
import shutil
import subprocess
import sys
from types import SimpleNamespace

import pytest
from examiner.kinds import cli
from support.authored import TASKS, Local, modules_of, play

TASK = TASKS / "spreadsheet-functions"
ASKING = TASK / "recipe" / "asking"
WORKSPACE = TASK / "recipe" / "workspace"


@pytest.fixture(scope="module")
def asking():
    with modules_of(ASKING) as load:
        yield SimpleNamespace(asked=load("asked"), gnumeric=load("gnumeric"))


@pytest.fixture(scope="module")
def done(tmp_path_factory):
    return play(TASK, "recipe/workspace", tmp_path_factory.mktemp("sheets") / "done")


def answers(asking, folder, sheets):
    text = asking.asked.text(sheets)
    command = [sys.executable, "-B", "-m", "calc"]
    told = subprocess.run(command, cwd=folder, input=text, capture_output=True, text=True, check=True).stdout
    return asking.asked.answered(told.splitlines())


def one_sheet(asking, cells, *formulas):
    """What formulas come to, with the contents of some cells."""
    sheet = {(int(place[1:]) - 1, ord(place[0]) - 65): content for place, content in cells.items()}
    sheet |= {(row, asking.gnumeric.FORMULA_COLUMN): "=" + formula for row, formula in enumerate(formulas)}
    return {"one": sheet}


def test_the_reference_works_out_everything_that_is_asked(asking, done):
    sheets = asking.asked.sheets(random.Random(5))
    told = answers(asking, done, sheets)
    assert set(told) == set(sheets)
    for name, cells in sheets.items():
        unknown = [cells[row, 25] for row, value in told[name].items() if value == "#NAME?"]
        assert [formula for formula in unknown if not re.search("NOSUCH|#NAME", formula)] == []


@pytest.mark.skipif(shutil.which("ssconvert") is None, reason="no Gnumeric here")
def test_the_reference_agrees_with_gnumeric_and_the_untouched_engine_in_the_guard_alone(asking, done, monkeypatch):
    with modules_of(ASKING, TASK / "grader" / "checks") as load:
        checks = load("test_formulas")
        real = cli.outcomes
        for folder, right in ((done, set(asking.asked.catalogue())), (WORKSPACE, {"plain"})):

            def outcomes(*given, folder=folder, **options):
                return real(*given, **options, path=(str(folder),))

            monkeypatch.setattr(checks.cli, "outcomes", outcomes)
            found = checks.findings.__wrapped__(Local(), lambda name: random.Random(8))
            assert {check for check, reasons in found.items() if not reasons} == right


def test_rules_of_the_language(asking, done):
    cells = {"A1": "2", "B1": "'3", "C1": "TRUE", "A2": "'pear", "A3": "=1/0"}
    formulas = {
        "-A1^2": "4",
        "2^3^2": "512",
        "A1+B1%": "2.03",
        'A1&"-"&C1': "'2-TRUE",
        'A2="PEAR"': "TRUE",
        "A2>99": "TRUE",
        "D9=0": "TRUE",
        "IF(A1=2,B1,A3)": "'3",
        "A3+1": "#DIV/0!",
        "SUMPRODUCT((A1:A2=2)*{5;7})": "5",
        "1+": "#NAME?",
        "A2*1": "#VALUE!",
    }
    told = answers(asking, done, one_sheet(asking, cells, *formulas))["one"]
    for row, (formula, value) in enumerate(formulas.items()):
        assert asking.asked.close(told[row], value), formula


def test_every_function_that_is_asked_is_in_the_manual_and_every_check_has_formulas(asking):
    catalogue = asking.asked.catalogue()
    declared = re.findall(r'^id = "(.*)"', (TASK / "grader" / "checks.toml").read_text(), re.M)
    assert set(declared) == {*catalogue, "standard-library"}
    manual = (WORKSPACE / "MANUAL.md").read_text(encoding="utf-8")
    formulas = [formula for asked in catalogue.values() for formula in asked]
    names = {name.upper() for formula in formulas for name in re.findall(r"([A-Za-z][A-Za-z0-9_.]*)\(", formula)}
    missing = [name for name in names - {"NOSUCH", "SO"} if not re.search(rf"`{re.escape(name)}\b", manual)]
    assert len(names) > 300
    assert missing == []


def test_nothing_is_left_to_draw_and_two_draws_differ(asking):
    one, two = (asking.asked.sheets(random.Random(seed)) for seed in (1, 2))
    assert one.keys() == two.keys()
    for name, cells in one.items():
        assert cells != two[name]
        for content in cells.values():
            assert not re.search(r"\{[^{}]*\||\{-?[\d.]+:", content), content


def test_numbers_agree_to_their_size_and_kinds_exactly(asking):
    close = asking.asked.close
    assert close("100.000001", "100")
    assert not close("100.001", "100")
    assert close("1e-12", "0")
    assert not close("'12", "12")
    assert not close("1", "TRUE")
    assert not close("nan", "1")
    assert not close("nothing", "1")
    assert not close("#NUM!", "#VALUE!")
