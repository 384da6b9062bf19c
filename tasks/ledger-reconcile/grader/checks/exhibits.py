"""The artifact as data: its journal, read by hledger under the exhibit user, and its reports.

Both are untrusted. Only numbers, dates and names come out, and anything that is not exactly of the
form asked for fails the check that reads it.
"""

import csv
import io
import json
import re
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from truth import Entry, net

JOURNAL = "books/2024-q1.journal"
MAX_JOURNAL = 512 * 1024
MAX_REPORT = 64 * 1024
_MONEY = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,2})?")
_INCLUDE = re.compile(r"^[ \t!@]*include\b", re.MULTILINE)


class Unreadable(AssertionError):
    """The artifact's books or reports are not of the form that the manual demands."""


@dataclass
class Ledger:
    """Every transaction, by code.

    Attributes:
        entries: code -> entry (see truth.py).
        descriptions: code -> the descriptions under it.
        imbalance: pounds by which transactions fail to balance, the signs ignored.
    """

    entries: dict[str, Entry] = field(default_factory=dict)
    descriptions: dict[str, set[str]] = field(default_factory=dict)
    imbalance: Decimal = Decimal(0)

    def balance(self, account: str, last: str) -> tuple[Decimal, Decimal]:
        """Pounds and euros of `account` at the end of the day `last`."""
        found = [amounts for entry in self.entries.values() for (day, name), amounts in entry.items()
                 if name == account and day <= last]  # fmt: skip
        return sum((pounds for pounds, _ in found), Decimal(0)), sum((euros for _, euros in found), Decimal(0))


def read_ledger(exhibit: Any, artifact: Any) -> Ledger:
    """Have hledger read the journal from its standard input and take over what it says.

    Raises:
        Unreadable: hledger refuses it (it does not balance, for one), or its amounts are neither
            pounds nor euros priced in pounds.
    """
    text = artifact.bytes(JOURNAL, MAX_JOURNAL)
    if _INCLUDE.search(text.decode("utf-8", "replace").replace("\r", "\n")):
        raise Unreadable(f"{JOURNAL} includes other files")
    done = exhibit.run(
        ["/usr/bin/hledger", "-f", "journal:-", "print", "--explicit", "--output-format=json"],
        stdin=text, timeout=60, cwd="/", reads=(),
    )  # fmt: skip
    if done.status != 0 or done.timed_out or done.truncated:
        raise Unreadable(f"hledger refuses the journal: {done.stderr[:300].decode('utf-8', 'replace')}")
    ledger = Ledger()
    lines: dict[str, list[tuple[str, str, Decimal, Decimal]]] = {}
    for transaction in json.loads(done.stdout):
        code, day = transaction["tcode"], transaction["tdate"]
        found = [_posting(posting, day) for posting in transaction["tpostings"]]
        ledger.imbalance += abs(sum((pounds for _, _, pounds, _ in found), Decimal(0)))
        lines.setdefault(code, []).extend(found)
        ledger.descriptions.setdefault(code, set()).add(transaction["tdescription"])
    ledger.entries = {code: net(found) for code, found in lines.items()}
    return ledger


def _posting(posting: dict[str, Any], day: str) -> tuple[str, str, Decimal, Decimal]:
    pounds = euros = Decimal(0)
    for amount in posting["pamount"]:
        quantity, price = _quantity(amount), amount["aprice"]
        if amount["acommodity"] == "GBP" and price is None:
            pounds += quantity
        elif amount["acommodity"] == "EUR" and price is not None and price["contents"]["acommodity"] == "GBP":
            euros += quantity
            cost = _quantity(price["contents"])
            if price["tag"] == "UnitPrice":
                cost = (cost * quantity).quantize(Decimal("0.01"), ROUND_HALF_UP)
            pounds += cost
        else:
            raise Unreadable(f"{posting['paccount']} on {day}: neither pounds nor euros priced in pounds")
    return posting["pdate"] or day, posting["paccount"], pounds, euros


def _quantity(amount: dict[str, Any]) -> Decimal:
    mantissa, places = amount["aquantity"]["decimalMantissa"], amount["aquantity"]["decimalPlaces"]
    if abs(mantissa) >= 10**18 or places > 9:  # beyond this, sums would lose digits
        raise Unreadable("an amount has too many digits")
    return Decimal(mantissa).scaleb(-places)


def read_report(artifact: Any, name: str, header: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The rows of `report/<name>.csv` below exactly this header, each different from the others.

    Raises:
        Unreadable: another header, a row of another length, or a row twice.
    """
    text = artifact.text(f"report/{name}.csv", MAX_REPORT)
    rows = [tuple(cell.strip() for cell in row) for row in csv.reader(io.StringIO(text)) if any(row)]
    if not rows or rows[0] != header:
        raise Unreadable(f"report/{name}.csv does not begin with {','.join(header)}")
    for row in rows[1:]:
        if len(row) != len(header):
            raise Unreadable(f"report/{name}.csv: a row of {len(row)} fields")
    if len(set(rows)) != len(rows):
        raise Unreadable(f"report/{name}.csv: a row stands there twice")
    return rows[1:]


def money(text: str) -> Decimal:
    """An amount as a report writes it."""
    if _MONEY.fullmatch(text) is None:
        raise Unreadable(f"{text[:40]!r} is not an amount")
    return Decimal(text)
