"""The ledger task's recipe, its reference and the grader's reading of books, without images or hledger."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from support.authored import TASKS, modules_of

from benchmark.spec.action import Reference

TASK = TASKS / "ledger-reconcile"
SEEDS = [20240331, *range(25)]
_HEAD = re.compile(r"(\d{4}-\d\d-\d\d) \(([^)]+)\) (.+)")
_POSTING = re.compile(r" {4}(\S+) +(?:EUR (-?[\d.]+) @@ )?GBP (-?[\d.]+)")


@dataclass
class Parts:
    """The task's modules."""

    generate: Any
    make: Any
    truth: Any
    exhibits: Any
    documents: Any
    faults: Any
    money: Any


@pytest.fixture(scope="module")
def parts() -> Iterator[Parts]:
    """The modules, imported as the images do."""
    names = {name: name for name in ("generate", "make", "truth", "exhibits")}
    names |= {name: f"smallfirm.{name}" for name in ("documents", "faults", "money")}
    with modules_of(*(TASK / folder for folder in ("recipe", "solution", "grader/checks"))) as load:
        yield Parts(**{name: load(module) for name, module in names.items()})


def read(parts: Parts, text: str) -> dict[str, Any]:
    """Code -> entry of a journal of the recipe's form, by a parser that shares nothing with the writer."""
    lines: dict[str, list[Any]] = {}
    day = code = ""
    for line in text.splitlines():
        if head := _HEAD.fullmatch(line):
            day, code = head[1], head[2]
        elif posting := _POSTING.fullmatch(line):
            euros = Decimal(posting[2] or 0)
            pounds = Decimal(posting[3]).copy_sign(euros) if euros else Decimal(posting[3])
            lines.setdefault(code, []).append((day, posting[1], pounds, euros))
        else:
            assert not line or line[0] in ";c", line
    return {code: parts.truth.net(found) for code, found in lines.items()}


def play(text: str, actions: list[dict[str, Any]]) -> str:
    """The journal after those of `actions` that change it."""
    for action in actions:
        if "edit" in action:
            assert text.count(action["edit"]["old"]) == 1, action["title"]
            text = text.replace(action["edit"]["old"], action["edit"]["new"])
        elif ">>" in action["command"]:
            text += action["command"].split("<<'END'\n")[1].removesuffix("END")
    return text


def test_the_same_seed_writes_the_same_bytes_whatever_the_hash_seed(tmp_path: Path) -> None:
    def write(name: str, seed: int, hash_seed: str) -> dict[str, bytes]:
        out = tmp_path / name
        command = [sys.executable, "-B", str(TASK / "recipe" / "generate.py"), "--seed", str(seed), "--out", str(out)]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": hash_seed})
        return {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*") if path.is_file()}

    first = write("first", 5, "1")
    assert first == write("second", 5, "2")
    other = write("other", 6, "1")
    assert first.keys() == other.keys()
    assert first["books/2024-q1.journal"] != other["books/2024-q1.journal"]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_reference_turns_the_clerks_books_into_those_that_the_grader_demands(
    parts: Parts, seed: int, tmp_path: Path
) -> None:
    parts.generate.write(seed, tmp_path)
    truth = parts.truth.Truth(tmp_path / "raw")
    actions, plan = parts.make.make(seed)
    text = (tmp_path / "books" / "2024-q1.journal").read_text()

    clerk = read(parts, text)
    wrong = {code for code in clerk.keys() | truth.entries.keys() if clerk.get(code) != truth.entries.get(code)}
    closing = {code for codes in plan["milestones"].values() for code in codes}
    assert wrong == closing
    assert wrong.isdisjoint(plan["untouched"])
    assert {code for code, _ in plan["corrections"]} <= wrong

    assert read(parts, play(text, actions)) == truth.entries
    assert sum(truth.trial_balance.values()) == 0


def test_both_images_are_made_from_the_same_seed() -> None:
    found = [re.findall(r"^ARG SEED=(\d+)$", (TASK / image / "Dockerfile").read_text(), re.MULTILINE)
             for image in ("environment", "grader")]  # fmt: skip
    assert found[0] == found[1]
    assert len(found[0]) == 1


def test_the_reference_is_thirty_actions_that_the_contract_accepts(parts: Parts) -> None:
    actions, _ = parts.make.make(20240331)
    assert len(Reference.model_validate(json.loads(json.dumps({"actions": actions}))).actions) == 30


@pytest.mark.parametrize("left_out", range(25))
def test_without_any_one_correction_the_books_are_not_the_true_ones(
    parts: Parts, left_out: int, tmp_path: Path
) -> None:
    parts.generate.write(3, tmp_path)
    truth = parts.truth.Truth(tmp_path / "raw")
    actions, _ = parts.make.make(3)
    text = (tmp_path / "books" / "2024-q1.journal").read_text()
    assert read(parts, play(text, actions[:left_out] + actions[left_out + 1 :])) != truth.entries


@pytest.mark.parametrize("seed", SEEDS)
def test_the_reports_of_the_reference_are_those_of_the_grader(parts: Parts, seed: int, tmp_path: Path) -> None:
    parts.generate.write(seed, tmp_path)
    truth = parts.truth.Truth(tmp_path / "raw")
    actions, _ = parts.make.make(seed)
    commands = [action["command"] for action in actions if "cat > report/" in action.get("command", "")]
    texts = {re.split(r"report/|\.csv", command)[1]: command.split("'END'\n")[1][:-3] for command in commands}
    reports = SimpleNamespace(text=lambda path, limit: texts[Path(path).stem])
    rows = parts.exhibits.read_report(reports, "vat-return", ("box", "amount"))
    assert {box: Decimal(amount) for box, amount in rows} == truth.vat_return
    for bank in ("gbp", "eur"):
        rows = parts.exhibits.read_report(reports, f"bank-reconciliation-{bank}", ("line", "reference", "amount"))
        assert {(line, reference, Decimal(amount)) for line, reference, amount in rows} == truth.reconciliations[bank]


@pytest.mark.parametrize("seed", SEEDS)
def test_each_fault_sits_in_a_document_of_its_own_and_the_bank_never_goes_negative(parts: Parts, seed: int) -> None:
    papers = parts.documents.make(seed)
    _, faults = parts.faults.plant(papers)
    assert len({fault.code for fault in faults}) == len(faults) == 19
    assert all(fault.right != fault.wrong for fault in faults)
    assert all(row["balance"] > 0 for bank in ("gbp", "eur") for row in papers.rows[f"bank-{bank}"])


def test_a_transposition_keeps_the_digits_and_differs_by_a_multiple_of_nine(parts: Parts) -> None:
    import random

    rng = random.Random(1)
    for _ in range(300):
        amount = parts.money.between(rng, 100, 9000)
        if len(set(f"{amount:.2f}".replace(".", ""))) < 3:
            continue
        swapped = parts.money.transposed(rng, amount)
        assert swapped != amount
        assert sorted(f"{swapped:.2f}") == sorted(f"{amount:.2f}")
        assert (swapped - amount) * 100 % 9 == 0


# The grader's reading of a journal, with canned answers of hledger.


def amount(quantity: str, commodity: str = "GBP", price: Any = None) -> dict[str, Any]:
    _, digits, exponent = Decimal(quantity).as_tuple()
    assert isinstance(exponent, int)
    mantissa = int("".join(map(str, digits))) * (-1 if quantity.startswith("-") else 1)
    return {
        "acommodity": commodity, "aprice": price,
        "aquantity": {"decimalMantissa": mantissa, "decimalPlaces": -exponent},
    }  # fmt: skip


def hledger_says(*postings: tuple[str, dict[str, Any]], journal: bytes = b"", status: int = 0) -> tuple[Any, Any]:
    transaction = {
        "tcode": "GB-1", "tdate": "2024-01-02", "tdescription": "x",
        "tpostings": [{"paccount": name, "pamount": [each], "pdate": None} for name, each in postings],
    }  # fmt: skip
    done = SimpleNamespace(status=status, timed_out=False, truncated=False, stderr=b"no",
                           stdout=json.dumps([transaction]).encode())  # fmt: skip
    return SimpleNamespace(run=lambda *_, **__: done), SimpleNamespace(bytes=lambda *_: journal)


def test_euros_are_taken_with_their_pounds_by_total_and_by_unit_price(parts: Parts) -> None:
    total = {"tag": "TotalPrice", "contents": amount("-86.46")}
    unit = {"tag": "UnitPrice", "contents": amount("0.8646")}
    for price in (total, unit):
        ledger = parts.exhibits.read_ledger(*hledger_says(
            ("assets:bank:eur", amount("-100.00", "EUR", price)), ("liabilities:payable", amount("86.46"))
        ))  # fmt: skip
        assert ledger.entries["GB-1"] == {
            ("2024-01-02", "assets:bank:eur"): (Decimal("-86.46"), Decimal("-100.00")),
            ("2024-01-02", "liabilities:payable"): (Decimal("86.46"), Decimal(0)),
        }
        assert ledger.imbalance == 0


def test_a_virtual_posting_that_balances_with_nothing_is_an_imbalance(parts: Parts) -> None:
    ledger = parts.exhibits.read_ledger(*hledger_says(("assets:bank:gbp", amount("5.00"))))
    assert ledger.imbalance == 5


@pytest.mark.parametrize(
    "posting",
    [amount("5", "EUR"), amount("5", "XXX"), amount("5", "EUR", {"tag": "TotalPrice", "contents": amount("5", "XXX")}),
     amount("1" + "0" * 30)],
)  # fmt: skip
def test_unpriced_foreign_or_huge_amounts_are_refused(parts: Parts, posting: dict[str, Any]) -> None:
    with pytest.raises(parts.exhibits.Unreadable):
        parts.exhibits.read_ledger(*hledger_says(("assets:bank:gbp", posting)))


@pytest.mark.parametrize("line", ["include /etc/passwd", "!include x", "@include x", "  include x", "a\rinclude x"])
def test_a_journal_that_includes_other_files_is_refused(parts: Parts, line: str) -> None:
    with pytest.raises(parts.exhibits.Unreadable, match="includes"):
        parts.exhibits.read_ledger(*hledger_says(journal=f"; books\n{line}\n".encode()))


def test_a_journal_that_hledger_refuses_is_refused(parts: Parts) -> None:
    with pytest.raises(parts.exhibits.Unreadable, match="refuses"):
        parts.exhibits.read_ledger(*hledger_says(status=1))


@pytest.mark.parametrize("text", ["", "{}", "code;kind\n", "code,kind\na,b\na,b\n", "code,kind\na,b,c\n"])
def test_a_report_that_is_empty_or_of_another_form_or_lists_a_row_twice_is_refused(parts: Parts, text: str) -> None:
    reports = SimpleNamespace(text=lambda path, limit: text)
    with pytest.raises(parts.exhibits.Unreadable):
        parts.exhibits.read_report(reports, "corrections", ("code", "kind"))


@pytest.mark.parametrize("text", ["", "1e3", "NaN", "1,000.00", "0x10", "1.234", "inf", "\u0661"])
def test_only_plain_amounts_are_taken(parts: Parts, text: str) -> None:
    with pytest.raises(parts.exhibits.Unreadable):
        parts.exhibits.money(text)
