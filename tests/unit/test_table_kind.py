"""The table kind: what a program made of a folder is compared with what is true, cell by cell."""

import math
import textwrap

import pytest
from examiner.kinds import table
from support.authored import Local

TABLES = {"sums": {"sums": "name,sum"}, "ways": {"way": "step"}}
PROGRAM = """
    import pathlib, sys
    folder = pathlib.Path(sys.argv[1])
    (folder / "out").mkdir()
    (folder / "out" / "sums.csv").write_text("name,sum\\na,1.00\\nb,2.501\\n")
    (folder / "out" / "way.csv").write_text("step\\nleft\\nright\\n")
"""


def close(have, want):
    return table.apart(have, want) <= 0.002


def found(tmp_path, program=PROGRAM, **judges):
    (tmp_path / "tool").mkdir()
    (tmp_path / "tool" / "__main__.py").write_text(textwrap.dedent(program))
    case = table.Case({"in.txt": b"x"}, {"sums": [("b", "2.500"), ("a", "1.00"), ("a", "1.00")]}, judges)
    # The module is found by the path, as in the room.
    original = table.cli.outcomes
    outcomes = lambda *given, **more: original(*given, **more, path=(str(tmp_path),))  # noqa: E731
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(table.cli, "outcomes", outcomes)
        return table.findings(
            Local(), ("-m", "tool"), [case], TABLES, folder="job", out="out", close=close, timeout=20, cpu=5
        )


def test_true_tables_leave_nothing_to_say_and_a_judge_decides_what_has_many_right_forms(tmp_path):
    lawful = found(tmp_path, way=lambda rows: None if sorted(rows) == [("left",), ("right",)] else "no way")
    assert lawful == {"sums": [], "ways": [], table.INPUTS: []}


def test_a_judge_says_what_is_wrong_and_without_one_the_rows_must_be_the_true_ones(tmp_path):
    (tmp_path / "one").mkdir()
    assert found(tmp_path / "one", way=lambda rows: f"{len(rows)} steps")["ways"] == ["2 steps"]
    (tmp_path / "two").mkdir()
    assert found(tmp_path / "two")["ways"] == ["way.csv has 2 rows, not 0"]


def test_an_altered_input_and_a_program_that_fails_are_told(tmp_path):
    (tmp_path / "one").mkdir()
    touched = PROGRAM + '    (folder / "in.txt").write_text("y")\n'
    assert found(tmp_path / "one", touched)[table.INPUTS] == ["job/in.txt was altered"]
    (tmp_path / "two").mkdir()
    assert found(tmp_path / "two", "raise SystemExit(1)")["sums"] == ["sums.csv is missing"]


@pytest.mark.parametrize(
    ("have", "told"),
    [
        (None, "t.csv is missing"),
        (b"", "t.csv has the columns , not a,b"),
        (b"a,c\n1,2\n", "t.csv has the columns a,c, not a,b"),
        (b"a,b\n1,2\n3,4\n", "t.csv has 2 rows, not 1"),
        (b"a,b\n1,2,3\n", "t.csv: 1,2,3, not 1,2"),
        (b"a,b\n1,3\n", "t.csv: 1,3, not 1,2"),
        (b'a,b\n"' + b"x" * 200_000 + b'"\n', "t.csv can't be read: field larger than field limit (131072)"),
        (b"a,b\n\xff,2\n", "t.csv: \ufffd,2, not 1,2"),
        (b"a,b\r\n1,2\r\n", None),
    ],
)
def test_a_table_that_is_not_the_true_one_says_where(have, told):
    assert table.difference("t", "a,b", have, [(1, 2)], close) == told


@pytest.mark.parametrize(
    ("have", "want", "apart"),
    [
        ("1.5", "1.25", 0.25),
        ("7", "7", 0),
        ("7", "8", math.inf),
        ("7.0", "7", math.inf),
        ("nan", "1.0", math.inf),
        ("1e0", "1.0", math.inf),
        ("9" * 400 + ".0", "1.0", math.inf),
        ("9" * 400 + ".0", "8" * 400 + ".0", math.inf),
        ("-0.00", "0.00", 0),
    ],
)
def test_only_decimals_may_differ_by_an_amount(have, want, apart):
    assert table.apart(have, want) == apart


def test_rows_stand_in_the_order_of_their_texts_each_once():
    assert table.arranged([(10, "b"), (9, "a"), (10, "b")]) == [("10", "b"), ("9", "a")]
    assert (table.places("1.250"), table.places("7")) == (3, 0)
