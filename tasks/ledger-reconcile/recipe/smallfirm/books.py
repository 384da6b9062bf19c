"""The true books of a quarter, as whoever made its documents would keep them, and how a journal looks.

The codes, accounts and rules are those of `manual.md`, which the agent reads too.
"""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from smallfirm.documents import Documents, Row
from smallfirm.money import END, START, rounded

JOURNAL = "books/2024-q1.journal"
CAPITAL_FROM = Decimal(1000)
STALE_BEFORE = date(2023, 10, 1)
GBP, EUR = "assets:bank:gbp", "assets:bank:eur"


@dataclass(frozen=True)
class Posting:
    """One line: pounds, and for the euro account what they are in euros."""

    account: str
    gbp: Decimal
    eur: Decimal | None = None


@dataclass(frozen=True)
class Entry:
    """One transaction. `code` is the number of its document."""

    date: date
    code: str
    description: str
    postings: tuple[Posting, ...]

    def text(self) -> str:
        """As it stands in the journal, without a blank line after it."""
        lines = [f"{self.date:%Y-%m-%d} ({self.code}) {self.description}"]
        for posting in self.postings:
            amount = f"GBP {posting.gbp:.2f}"
            if posting.eur is not None:
                amount = f"EUR {posting.eur:.2f} @@ GBP {abs(posting.gbp):.2f}"
            lines.append(f"    {posting.account:<32}{amount}")
        return "\n".join(lines) + "\n"

    def with_postings(self, *postings: Posting) -> "Entry":
        """The same document with other postings."""
        return replace(self, postings=postings)


class Bookkeeper:
    """Turns documents into entries."""

    def __init__(self, documents: Documents) -> None:
        self.documents = documents
        self.rates = {row["period"]: row["gbp_per_eur"] for row in documents.rows["exchange-rates"]}
        self.accounts = {row["supplier"]: row["account"] for row in documents.rows["suppliers"]}

    def daily(self) -> list[Entry]:
        """Everything that a document of the quarter demands, by date."""
        rows = self.documents.rows
        found = [self.opening()]
        found += [self.sale(row) for row in rows["sales-invoices"]]
        found += [self.purchase(row) for row in rows["purchase-invoices"]]
        found += [self.cheque(row) for row in rows["cheque-stubs"] if row["date"] >= START]
        found += [self.slip(row) for row in rows["paying-in-slips"]]
        found += [self.wages(row) for row in rows["payroll"]]
        for bank in ("gbp", "eur"):
            made = (self.line(bank, row) for row in rows[f"bank-{bank}"] if row["line"])
            found += [entry for entry in made if entry is not None]
        return sorted(found, key=lambda entry: entry.date)

    def period_end(self) -> dict[str, Entry]:
        """What the manual asks for at the quarter's end, by code, in its order; the VAT entry last."""
        entries = [self.stale(), self.revaluation(), self.accrual(), self.prepayment(), self.depreciation()]
        entries.append(self.vat([*self.daily(), *entries]))
        return {entry.code: entry for entry in entries}

    def pounds(self, eur: Decimal, day: date) -> Decimal:
        return rounded(eur * self.rates[f"{day:%Y-%m}"])

    def opening(self) -> Entry:
        postings = [
            Posting(row["account"], row["gbp"], row["eur"] if row["eur"] != "" else None)
            for row in self.documents.rows["opening-balances"]
        ]
        return Entry(START, "OPEN", "Opening balances", tuple(postings))

    def sale(self, row: Row, rate_of: date | None = None) -> Entry:
        """A sales invoice; `rate_of` translates it at another month's rate."""
        abroad = row["currency"] == "EUR"
        net = self.pounds(row["net"], rate_of or row["date"]) if abroad else row["net"]
        postings = [Posting("assets:receivable", net + row["vat"]),
                    Posting("income:sales:export" if abroad else "income:sales:home", -net)]  # fmt: skip
        if row["vat"]:
            postings.append(Posting("liabilities:vat:output", -row["vat"]))
        return Entry(row["date"], row["number"], f"{row['customer']} | {row['description']}", tuple(postings))

    def purchase(self, row: Row) -> Entry:
        abroad = row["currency"] == "EUR"
        net, vat = self.pounds(row["net"], row["date"]) if abroad else row["net"], row["vat"]
        gross, account = net + vat, self.accounts[row["supplier"]]
        if account == "expenses:tools" and net >= CAPITAL_FROM:
            account = "assets:equipment:cost"
        if account == "expenses:entertaining":
            net, vat = gross, Decimal(0)
        postings = [Posting(account, net)]
        if vat:
            postings.append(Posting("liabilities:vat:input", vat))
        if row["vat_code"] == "P":
            own = rounded(net * Decimal("0.2"))
            postings += [Posting("liabilities:vat:input", own), Posting("liabilities:vat:output", -own)]
        postings.append(Posting("liabilities:payable", -gross))
        return Entry(row["date"], row["number"], f"{row['supplier']} | {row['description']}", tuple(postings))

    def cheque(self, row: Row) -> Entry:
        return Entry(row["date"], row["number"], f"{row['payee']} | cheque for {row['reference']}",
                     (Posting("liabilities:payable", row["amount"]), Posting(GBP, -row["amount"])))  # fmt: skip

    def slip(self, row: Row) -> Entry:
        return Entry(row["date"], row["number"], f"{row['received_from']} | cheque paid in for {row['reference']}",
                     (Posting(GBP, row["amount"]), Posting("assets:receivable", -row["amount"])))  # fmt: skip

    def wages(self, row: Row) -> Entry:
        owed = row["employee_tax_and_ni"] + row["employer_ni"]
        postings = (Posting("expenses:wages", row["gross"]), Posting("expenses:employer-ni", row["employer_ni"]),
                    Posting("liabilities:paye", -owed), Posting("liabilities:wages", -row["net"]))  # fmt: skip
        day = date.fromisoformat(f"{row['month']}-25")
        return Entry(day, f"PAY-{row['month']}", f"Payroll {row['month']}", postings)

    def line(self, bank: str, row: Row) -> Entry | None:
        """The entry of a bank line; None for one that another document already records."""
        postings = self._sterling(row) if bank == "gbp" else self._euros(row)
        if postings is None:
            return None
        description = row["details"] + (f" | {row['reference']}" if row["reference"] else "")
        return Entry(row["date"], row["line"], description, tuple(postings))

    def _sterling(self, row: Row) -> list[Posting] | None:
        kind, reference, amount = row["type"], row["reference"], row["amount"]
        if kind in ("CHQ", "CR"):
            return None
        if kind == "TFR":
            euros = self.documents.one("bank-eur", "line", reference)["amount"]
            return [Posting(GBP, amount), Posting(EUR, -amount, euros)]
        if reference.startswith("LOAN-"):
            part = self.documents.one("loan-schedule", "number", reference)
            return [Posting("liabilities:loan", part["principal"]), Posting("expenses:loan-interest", part["interest"]),
                    Posting(GBP, amount)]  # fmt: skip
        if kind in ("BGC", "UNP"):
            other = "assets:receivable"
        elif kind == "CHG":
            other = "expenses:bank-charges"
        elif kind == "INT":
            other = "income:interest"
        elif kind == "SAL":
            other = "liabilities:wages"
        elif reference == "DIRECTOR":
            other = "assets:director-loan"
        elif reference == "PAYE":
            other = "liabilities:paye"
        elif reference.startswith("VAT-"):
            other = "liabilities:vat:due"
        else:
            other = "liabilities:payable"
        return [Posting(GBP, amount), Posting(other, -amount)]

    def _euros(self, row: Row) -> list[Posting] | None:
        kind, reference = row["type"], row["reference"]
        if kind == "TFR":
            return None
        pounds = self.pounds(row["amount"], row["date"])
        bank = Posting(EUR, pounds, row["amount"])
        if kind == "CHG":
            return [bank, Posting("expenses:bank-charges", -pounds)]
        table, account = ("sales-invoices", "assets:receivable") if kind == "BGC" else (
            "purchase-invoices", "liabilities:payable")  # fmt: skip
        invoice = self.documents.one(table, "number", reference)
        booked = self.pounds(invoice["gross"], invoice["date"]) * (1 if kind == "BGC" else -1)
        postings = [bank, Posting(account, -booked)]
        if booked != pounds:
            postings.append(Posting("expenses:exchange", booked - pounds))
        return postings

    def stale(self) -> Entry:
        cleared = {row["reference"] for row in self.documents.rows["bank-gbp"] if row["type"] == "CHQ"}
        (row,) = (
            row
            for row in self.documents.rows["cheque-stubs"]
            if row["date"] < STALE_BEFORE and row["number"] not in cleared
        )
        return Entry(END, row["number"], f"{row['payee']} | stale cheque written back",
                     (Posting(GBP, row["amount"]), Posting("liabilities:payable", -row["amount"])))  # fmt: skip

    def revaluation(self) -> Entry:
        held = [p for entry in self.daily() if entry.date <= END for p in entry.postings if p.account == EUR]
        euros = sum((p.eur for p in held if p.eur is not None), Decimal(0))
        gain = rounded(euros * self.rates["2024-03-31 closing"]) - sum((p.gbp for p in held), Decimal(0))
        return Entry(END, "FXR-2024Q1", "Euro account at the closing rate",
                     (Posting("assets:bank:eur-revaluation", gain), Posting("expenses:exchange", -gain)))  # fmt: skip

    def accrual(self) -> Entry:
        (row,) = self.documents.rows["meter-readings"]
        cost = rounded(row["kwh"] * row["gbp_per_kwh"])
        postings = (Posting(self.accounts[row["supplier"]], cost), Posting("liabilities:accruals", -cost))
        return Entry(END, "ACC-2024Q1", f"{row['supplier']} | electricity March, not billed", postings)

    def prepayment(self) -> Entry:
        (row,) = self.documents.rows["insurance-policies"]
        start, end = row["cover_from"], row["cover_to"]
        months = (end.year - start.year) * 12 + end.month - start.month + 1
        later = (end.year - END.year) * 12 + end.month - END.month
        part = rounded(row["premium"] * later / months)
        return Entry(END, "PRE-2024Q1", "Insurance after the quarter's end",
                     (Posting("assets:prepayments", part), Posting("expenses:insurance", -part)))  # fmt: skip

    def depreciation(self) -> Entry:
        total = Decimal(0)
        for row in self.documents.rows["fixed-assets"]:
            total += rounded(row["cost"] * Decimal(row["rate"].rstrip("%")) / 100 * 3 / 12)
        for entry in self.daily():
            for posting in entry.postings:
                if posting.account == "assets:equipment:cost" and entry.code.startswith("PI-") and entry.date <= END:
                    total += rounded(posting.gbp * Decimal("0.2") * (END.month - entry.date.month + 1) / 12)
        postings = (Posting("expenses:depreciation", total), Posting("assets:equipment:depreciation", -total))
        return Entry(END, "DEP-2024Q1", "Depreciation of the quarter", postings)

    def vat(self, entries: list[Entry]) -> Entry:
        sums = {"liabilities:vat:output": Decimal(0), "liabilities:vat:input": Decimal(0)}
        for entry in entries:
            for posting in entry.postings:
                if entry.date <= END and posting.account in sums:
                    sums[posting.account] += posting.gbp
        postings = [Posting(account, -amount) for account, amount in sums.items()]
        postings.append(Posting("liabilities:vat:due", sum(sums.values(), Decimal(0))))
        return Entry(END, "VAT-2024Q1", "VAT return of the quarter", tuple(postings))


def balances(entries: list[Entry]) -> dict[str, Decimal]:
    """Account -> pounds at the quarter's end, those at nil left out."""
    sums: dict[str, Decimal] = {}
    for entry in entries:
        for posting in entry.postings:
            if entry.date <= END:
                sums[posting.account] = sums.get(posting.account, Decimal(0)) + posting.gbp
    return {account: amount for account, amount in sorted(sums.items()) if amount}


def journal(firm: str, entries: list[Entry]) -> str:
    """The whole file."""
    head = (
        f"; {firm}\n; Journal for the quarter 1 January - 31 March 2024\n\n"
        "commodity GBP 1000.00\ncommodity EUR 1000.00\n\n"
    )
    return head + "\n".join(entry.text() for entry in entries)
