"""What the clerk got wrong: nineteen faults, each in a transaction of its own.

A fault knows the entry as it should be and as it was booked. Which documents they hit is drawn from
the seed.
"""

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta

from smallfirm.books import GBP, Bookkeeper, Entry, Posting
from smallfirm.documents import Documents, Row
from smallfirm.money import END, rounded, transposed, working_day


@dataclass(frozen=True)
class Fault:
    """One fault. `right` is None for a surplus entry, `wrong` None for a missing one."""

    milestone: str
    kind: str
    code: str
    title: str
    right: Entry | None
    wrong: Entry | None


def plant(documents: Documents) -> tuple[list[Entry], list[Fault]]:
    """The clerk's entries by date, and the faults in them in the order in which the reference repairs them."""
    return _Clerk(documents).work()


class _Clerk:
    def __init__(self, documents: Documents) -> None:
        self.rng = random.Random(f"faults {documents.seed}")
        self.documents = documents
        self.keeper = Bookkeeper(documents)
        self.true = {entry.code: entry for entry in self.keeper.daily()}
        self.faults: list[Fault] = []

    def work(self) -> tuple[list[Entry], list[Fault]]:
        self._opening()
        self._duplicates()
        self._amounts()
        self._unrecorded()
        self._accounts()
        self._periods()
        self._vat()
        self._euros()
        replaced = {fault.code: fault.wrong for fault in self.faults if fault.right is not None}
        entries = [replaced.get(code, entry) for code, entry in self.true.items()]
        entries += [fault.wrong for fault in self.faults if fault.right is None]
        present = [entry for entry in entries if entry is not None]
        return sorted(present, key=lambda entry: entry.date), self.faults

    def _pick(self, table: str, **where: str) -> Row:
        """A document that no fault has hit yet; keys starting like the given text."""
        hit = {fault.code for fault in self.faults}
        number = "line" if table.startswith("bank") else "number"
        rows = [
            row
            for row in self.documents.rows[table]
            if row[number]
            and row[number] not in hit
            and row["date"] <= END
            and all(str(row[key]).startswith(value) for key, value in where.items())
        ]
        return self.rng.choice(rows)

    def _add(self, milestone: str, kind: str, title: str, right: Entry | None, wrong: Entry | None) -> None:
        code = right.code if right is not None else wrong.code if wrong is not None else ""
        self.faults.append(Fault(milestone, kind, code, title, right, wrong))

    def _opening(self) -> None:
        right = self.true["OPEN"]
        wrong: list[Posting] = []
        for posting in right.postings:
            if posting.account == "assets:receivable":
                amount = transposed(self.rng, posting.gbp)
                wrong += [replace(posting, gbp=amount), Posting("assets:suspense", posting.gbp - amount)]
            else:
                wrong.append(posting)
        self._add("opening-position", "amount", "Opening trade debtors: two digits transposed, plugged to suspense",
                  right, right.with_postings(*wrong))  # fmt: skip

    def _again(self, row: Row, days: int) -> Entry:
        entry = self.true[row.get("line") or row["number"]]
        return replace(entry, date=working_day(min(entry.date + timedelta(days=days), date(2024, 3, 27))))

    def _duplicates(self) -> None:
        early = "2024-01" if self.rng.random() < 0.5 else "2024-02"
        row = self._pick("purchase-invoices", date=early, supplier=self.accounts("expenses:materials"), currency="GBP")
        self._add("duplicates", "duplicate", "Purchase invoice entered again from the supplier's copy", None,
                  self._again(row, self.rng.randint(6, 11)))  # fmt: skip
        row = self._pick("bank-gbp", date=early, type="BP", reference="PI-")
        self._add("duplicates", "duplicate", "Supplier payment entered twice", None, self._again(row, 3))
        row = self._pick("sales-invoices", date="2024-02", currency="GBP")
        last = max(int(sale["number"][3:]) for sale in self.documents.rows["sales-invoices"])
        again = replace(self._again(row, 1), code=f"SI-{last + self.rng.randint(11, 60)}")
        title = "Sales invoice entered again under a number that no invoice has"
        self._add("duplicates", "duplicate", title, None, again)

    def accounts(self, account: str) -> str:
        """A supplier of `account`."""
        rows = self.documents.rows["suppliers"]
        found = [row["supplier"] for row in rows if row["account"] == account and row["currency"] == "GBP"]
        return str(self.rng.choice(found))

    def _amounts(self) -> None:
        hit = {fault.code for fault in self.faults}
        rows = [row for row in self.documents.rows["purchase-invoices"]
                if row["currency"] == "GBP" and row["vat_code"] == "S" and row["date"] <= date(2024, 3, 20)
                and self.keeper.accounts[row["supplier"]] == "expenses:materials"
                and row["number"] not in hit]  # fmt: skip
        right = self.true[self.rng.choice(rows)["number"]]
        cost, vat, owed = right.postings
        net = transposed(self.rng, cost.gbp)
        self._add("keyed-amounts", "amount", "Purchase invoice: two digits of the net amount transposed", right,
                  right.with_postings(replace(cost, gbp=net), vat, replace(owed, gbp=-net - vat.gbp)))  # fmt: skip
        right = self.true[self._pick("bank-gbp", type="BGC")["line"]]
        amount = transposed(self.rng, right.postings[0].gbp)
        self._add("keyed-amounts", "amount", "Customer receipt: two digits transposed", right,
                  right.with_postings(Posting(GBP, amount), Posting("assets:receivable", -amount)))  # fmt: skip

    def _unrecorded(self) -> None:
        for title, where in (
            ("Bank charges not entered", {"type": "CHG"}),
            ("Returned customer's cheque not entered", {"type": "UNP"}),
            ("Credit interest not entered", {"type": "INT"}),
        ):
            self._add("unrecorded", "missing", title, self.true[self._pick("bank-gbp", **where)["line"]], None)

    def _accounts(self) -> None:
        right = self.true[self._pick("bank-gbp", reference="LOAN-")["line"]]
        bank = right.postings[-1]
        self._add("ledger-accounts", "account", "Loan instalment booked to the loan without its interest", right,
                  right.with_postings(Posting("liabilities:loan", -bank.gbp), bank))  # fmt: skip
        right = self.true[self._pick("bank-gbp", reference="DIRECTOR")["line"]]
        bank = right.postings[0]
        self._add("ledger-accounts", "account", "Director's personal card payment booked as motor expenses", right,
                  right.with_postings(bank, Posting("expenses:motor", -bank.gbp)))  # fmt: skip
        (right,) = (entry for entry in self.true.values() if entry.code.startswith("PI-")
                    and entry.postings[0].account == "assets:equipment:cost")  # fmt: skip
        cost, *others = right.postings
        self._add("ledger-accounts", "account", "Machine booked as small tools instead of equipment", right,
                  right.with_postings(Posting("expenses:tools", cost.gbp), *others))  # fmt: skip

    def _periods(self) -> None:
        row = self._pick("purchase-invoices", date="2024-03-28")
        right = self.true[row["number"]]
        self._add("cut-off", "period", "March purchase invoice entered in April", right,
                  replace(right, date=date(2024, 4, self.rng.randint(3, 5))))  # fmt: skip
        right = min((e for e in self.true.values() if e.code.startswith("SI-") and e.date > END), key=lambda e: e.date)
        self._add("cut-off", "period", "April sales invoice entered in March", right,
                  replace(right, date=date(2024, 3, self.rng.randint(26, 28))))  # fmt: skip

    def _vat(self) -> None:
        row = self._pick("purchase-invoices", vat_code="R")
        right = self.true[row["number"]]
        cost, vat, owed = right.postings
        wrong = rounded(-owed.gbp / 6)
        self._add("vat-treatment", "vat", "Electricity at 5% entered as if at 20%", right,
                  right.with_postings(replace(cost, gbp=-owed.gbp - wrong), replace(vat, gbp=wrong), owed))  # fmt: skip
        row = self._pick("purchase-invoices", supplier=self.accounts("expenses:entertaining"))
        right = self.true[row["number"]]
        cost, owed = right.postings
        reclaimed = Posting("liabilities:vat:input", row["vat"])
        self._add("vat-treatment", "vat", "Input VAT on entertaining reclaimed", right,
                  right.with_postings(replace(cost, gbp=row["net"]), reclaimed, owed))  # fmt: skip
        right = self.true[self._pick("purchase-invoices", vat_code="P")["number"]]
        self._add("vat-treatment", "vat", "Postponed import VAT left out", right,
                  right.with_postings(right.postings[0], right.postings[-1]))  # fmt: skip

    def _euros(self) -> None:
        settled = {row["reference"]: row["date"] for row in self.documents.rows["bank-eur"] if row["type"] == "BGC"}
        exports = [row for row in self.documents.rows["sales-invoices"] if row["currency"] == "EUR"]
        crossing = [row for row in exports if settled[row["number"]].month != row["date"].month]
        late = self.rng.choice(crossing)
        row = self.rng.choice([row for row in exports if row is not late])
        other = date(2024, 1 if row["date"].month == 2 else 2, 1)
        self._add("euro-account", "fx", "Export invoice translated at another month's rate",
                  self.true[row["number"]], self.keeper.sale(row, rate_of=other))  # fmt: skip
        lines = self.documents.rows["bank-eur"]
        right = self.true[next(line["line"] for line in lines if line["reference"] == late["number"])]
        bank = right.postings[0]
        self._add("euro-account", "fx", "Euro receipt booked without its exchange difference", right,
                  right.with_postings(bank, Posting("assets:receivable", -bank.gbp)))  # fmt: skip
