"""The recipe of `sqlparse-repair`: faults named by position are planted, and each has an edit that repairs it alone."""

import random
import sys
from pathlib import Path
from textwrap import dedent

import pytest

RECIPE = Path(__file__).parents[2] / "tasks" / "sqlparse-repair" / "recipe"
if str(RECIPE) not in sys.path:
    sys.path.append(str(RECIPE))

import cases  # noqa: E402
import mutate  # noqa: E402
import plant  # noqa: E402

CODE = dedent(
    '''
    """A module; ä moves the columns of what follows on its line."""
    NAMES = ("one", "two", "three")

    def first(items, limit=3, strict=False):
        """Some of the items."""
        found = []
        for item in items:
            if item is not None and len(found) < limit:
                found.append(item); é = "é", 7
        if not found or strict:
            return helper(found, items, mode=True, deep=False)
        return found + [T.Name]

    def second(items):
        found = []
        for item in items:
            if item is not None:
                found.append(item)
        return found
    '''
)

EDITS = [
    ("Compare", 0, "compare", None, "if item is not None and", "if item is None and"),
    ("Compare", 1, "compare", None, "len(found) < limit", "len(found) <= limit"),
    ("BoolOp", 0, "boolop", 1, "None and len", "None or len"),
    ("BoolOp", 0, "drop-operand", 0, "item is not None and len", "len"),
    ("BoolOp", 1, "drop-operand", 1, "not found or strict", "not found"),
    ("UnaryOp", 0, "negate", None, "not found or", "found or"),
    (
        "If",
        0,
        "negate",
        None,
        "if item is not None and len(found) < limit:",
        "if not (item is not None and len(found) < limit):",
    ),
    ("Constant", 4, "int", 1, "limit=3", "limit=4"),
    ("Constant", 5, "flip", None, "strict=False", "strict=True"),
    ("Tuple", 0, "drop-element", 1, '"one", "two", "three"', '"one", "three"'),
    ("Tuple", 0, "drop-element", 2, '"one", "two", "three"', '"one", "two"'),
    ("Tuple", 1, "swap", 0, '"é", 7', '7, "é"'),
    ("Call", 2, "swap", 0, "helper(found, items", "helper(items, found"),
    ("Call", 2, "drop-keyword", 0, "items, mode=True, deep", "items, deep"),
    ("Expr", 2, "drop-statement", None, "found.append(item); é", "pass; é"),
    ("Attribute", 1, "attribute", "Keyword", "T.Name", "T.Keyword"),
    ("Constant", 1, "cut", [1, 2, ""], '"one"', '"ne"'),
    ("BinOp", 0, "arithmetic", None, "found + [", "found - ["),
]


@pytest.mark.parametrize(("node", "index", "operator", "argument", "old", "new"), EDITS)
def test_an_operator_changes_what_it_names_and_nothing_else(node, index, operator, argument, old, new) -> None:
    fault = mutate.Fault("m.py", node, index, operator, argument)
    assert mutate.apply(CODE, mutate.edits(mutate.Source(CODE), fault)) == CODE.replace(old, new, 1)


def test_every_operator_is_tried_above() -> None:
    functions = {name: value for name, value in vars(mutate).items() if name[:1] == "_" and name[:2] != "__"}
    operators = {name[1:] for name, value in functions.items() if callable(value) and value.__doc__}
    assert {name.replace("-", "_") for _, _, name, *_ in EDITS} == operators


def test_a_fault_that_names_nothing_is_refused() -> None:
    source = mutate.Source(CODE)
    with pytest.raises(mutate.NotApplicable, match="has no Compare number 99"):
        mutate.edits(source, mutate.Fault("m.py", "Compare", 99, "compare"))
    with pytest.raises(mutate.NotApplicable, match="no integer"):
        mutate.edits(source, mutate.Fault("m.py", "Constant", 0, "int", 1))


FAULTS = [
    {"milestone": "a", "module": "m.py", "node": "Compare", "index": 2, "operator": "compare"},
    {"milestone": "a", "module": "m.py", "node": "Compare", "index": 0, "operator": "compare"},
    {"milestone": "b", "module": "m.py", "node": "Constant", "index": 4, "operator": "int", "argument": 1},
    {"milestone": "b", "module": "n.py", "node": "Tuple", "index": 0, "operator": "drop-element", "argument": 0},
]


def test_the_repairs_restore_the_release_in_any_order_and_each_occurs_once() -> None:
    pristine = {"m.py": CODE, "n.py": CODE, "LICENSE": "free"}
    plan = plant.plan(pristine, FAULTS)
    for seed in range(6):
        texts = plant.damaged(pristine, FAULTS)
        assert sum(texts[path] != pristine[path] for path in pristine) == 2
        for repair in random.Random(seed).sample(plan, len(plan)):
            assert texts[repair.path].count(repair.old) == 1
            texts[repair.path] = texts[repair.path].replace(repair.old, repair.new)
        assert texts == pristine


def test_some_faults_can_be_planted_without_the_others() -> None:
    texts = plant.damaged({"m.py": CODE, "n.py": CODE}, FAULTS, only={2})
    assert texts == {"m.py": CODE.replace("limit=3", "limit=4"), "n.py": CODE}


def test_two_faults_on_one_line_are_refused() -> None:
    both = [FAULTS[1], {**FAULTS[0], "index": 1}]
    with pytest.raises(ValueError, match="cannot be told apart"):
        plant.plan({"m.py": CODE}, both)


def test_the_published_faults_are_in_the_order_of_the_milestones() -> None:
    faults = plant.load()
    assert list(dict.fromkeys(fault["milestone"] for fault in faults)) == list(cases.MILESTONES)
    positions = [list(cases.MILESTONES).index(fault["milestone"]) for fault in faults]
    assert positions == sorted(positions)


@pytest.mark.parametrize("milestone", cases.MILESTONES)
def test_every_draw_has_the_same_structures_with_other_words(milestone) -> None:
    one, two = (cases.draw(milestone, random.Random(seed), ["SELECT"]) for seed in (1, 2))
    assert [case["kind"] for case in one] == [case["kind"] for case in two]
    assert sum(a["sql"] != b["sql"] for a, b in zip(one, two, strict=True)) >= len(one) - 2
    assert cases.draw(milestone, random.Random(1), ["SELECT"]) == one
