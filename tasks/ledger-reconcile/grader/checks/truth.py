"""The quarter as it should be in the books and the reports, worked out from the documents alone.

This is a bookkeeping of its own: it shares no code with the recipe that made the documents, and
knows nothing of what was planted. An entry is `{(date, account): (pounds, euros)}`, without what nets to nil.
"""

import csv
from collections import defaultdict
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from pathlib import Path

FIRST, LAST = "2024-01-01", "2024-03-31"
QUARTER = "2024Q1"
STALE_BEFORE = "2023-10-01"
NIL = Decimal(0)

Amounts = tuple[Decimal, Decimal]
Entry = dict[tuple[str, str], Amounts]
Rows = list[dict[str, str]]


def penny(amount: Decimal) -> Decimal:
    """To the penny, halves up."""
    return amount.quantize(Decimal("0.01"), ROUND_HALF_UP)


def net(lines: list[tuple[str, str, Decimal, Decimal]]) -> Entry:
    """Sum (date, account, pounds, euros) by date and account; what comes to nil is left out."""
    sums: dict[tuple[str, str], list[Decimal]] = defaultdict(lambda: [NIL, NIL])
    for day, account, pounds, euros in lines:
        sums[day, account][0] += pounds
        sums[day, account][1] += euros
    return {key: (pounds, euros) for key, (pounds, euros) in sums.items() if pounds or euros}


class Truth:
    """What the documents in `folder` demand.

    Attributes:
        entries: transaction code -> entry; April's too.
        vat_return: box -> amount.
        reconciliations: "gbp" and "eur" -> the rows of the report.
        trial_balance: account -> pounds on the last day, nil balances left out.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._months = {row["period"][:7]: Decimal(row["gbp_per_eur"]) for row in self._read("exchange-rates")
                        if row["period"].count("-") == 1}  # fmt: skip
        self._supplier_account = {row["supplier"]: row["account"] for row in self._read("suppliers")}
        self._booked: dict[str, Decimal] = {}  # invoice -> its pounds
        self._additions: list[tuple[str, Decimal]] = []
        self._net = {"SI": NIL, "PI": NIL}
        self.entries: dict[str, Entry] = {}
        self._invoices()
        self._cash_documents()
        self._statements()
        self._quarter_end()
        self.trial_balance = self._balances()
        self.vat_return = self._boxes()
        self.reconciliations = {"gbp": self._reconcile_sterling(), "eur": self._reconcile_euros()}

    def _read(self, table: str) -> Rows:
        with (self._folder / f"{table}.csv").open(newline="", encoding="ascii") as file:
            return list(csv.DictReader(file))

    def _enter(self, code: str, day: str, *lines: tuple[str, Decimal], euros: Decimal = NIL) -> None:
        """One entry; `euros` belong to its line on the euro account."""
        if code in self.entries:
            raise ValueError(f"two documents have the code {code}")
        if sum((amount for _, amount in lines), NIL):
            raise ValueError(f"{code} does not balance")
        self.entries[code] = net([(day, account, amount, euros if account == "assets:bank:eur" else NIL)
                                  for account, amount in lines])  # fmt: skip

    def _pounds(self, euros: Decimal, day: str) -> Decimal:
        return penny(euros * self._months[day[:7]])

    def _invoices(self) -> None:
        opening = self._read("opening-balances")
        euros = sum((Decimal(row["eur"]) for row in opening if row["eur"]), NIL)
        self._enter("OPEN", FIRST, *((row["account"], Decimal(row["gbp"])) for row in opening), euros=euros)
        for row in self._read("sales-invoices"):
            value, vat, day = Decimal(row["net"]), Decimal(row["vat"]), row["date"]
            kind = "home"
            if row["currency"] == "EUR":
                value, kind = self._pounds(value, day), "export"
            self._booked[row["number"]] = value + vat
            self._net["SI"] += value if day <= LAST else NIL
            self._enter(row["number"], day, ("assets:receivable", value + vat), (f"income:sales:{kind}", -value),
                        ("liabilities:vat:output", -vat))  # fmt: skip
        for row in self._read("purchase-invoices"):
            value, vat, day = Decimal(row["net"]), Decimal(row["vat"]), row["date"]
            if row["currency"] == "EUR":
                value = self._pounds(value, day)
            self._booked[row["number"]] = value + vat
            self._net["PI"] += value if day <= LAST else NIL
            account = self._supplier_account[row["supplier"]]
            cost, reclaimed = value, vat
            if account == "expenses:entertaining":
                cost, reclaimed = value + vat, NIL
            if account == "expenses:tools" and value >= 1000:
                account = "assets:equipment:cost"
                if day <= LAST:
                    self._additions.append((day, cost))
            import_vat = penny(value / 5) if row["vat_code"] == "P" else NIL
            self._enter(row["number"], day, (account, cost), ("liabilities:vat:input", reclaimed + import_vat),
                        ("liabilities:vat:output", -import_vat), ("liabilities:payable", -value - vat))  # fmt: skip

    def _cash_documents(self) -> None:
        for row in self._read("cheque-stubs"):
            if row["date"] >= FIRST:
                amount = Decimal(row["amount"])
                self._enter(row["number"], row["date"], ("liabilities:payable", amount), ("assets:bank:gbp", -amount))
        for row in self._read("paying-in-slips"):
            amount = Decimal(row["amount"])
            self._enter(row["number"], row["date"], ("assets:bank:gbp", amount), ("assets:receivable", -amount))
        for row in self._read("payroll"):
            gross, held, employer, paid = (
                Decimal(row[column]) for column in ("gross", "employee_tax_and_ni", "employer_ni", "net")
            )
            self._enter(f"PAY-{row['month']}", f"{row['month']}-25", ("expenses:wages", gross),
                        ("expenses:employer-ni", employer), ("liabilities:paye", -held - employer),
                        ("liabilities:wages", -paid))  # fmt: skip

    def _statements(self) -> None:
        loan = {row["number"]: Decimal(row["interest"]) for row in self._read("loan-schedule")}
        euro_lines = {row["line"]: row for row in self._read("bank-eur") if row["line"]}
        for row in self._read("bank-gbp"):
            kind, reference = row["type"], row["reference"]
            if not row["line"] or kind in ("CHQ", "CR"):
                continue
            amount = Decimal(row["amount"])
            bank = ("assets:bank:gbp", amount)
            if kind == "TFR":
                euros = Decimal(euro_lines[reference]["amount"])
                self._enter(row["line"], row["date"], bank, ("assets:bank:eur", -amount), euros=euros)
            elif reference in loan:
                interest = loan[reference]
                self._enter(row["line"], row["date"], bank, ("liabilities:loan", -amount - interest),
                            ("expenses:loan-interest", interest))  # fmt: skip
            else:
                self._enter(row["line"], row["date"], bank, (self._sterling_account(kind, reference), -amount))
        for code, row in euro_lines.items():
            if row["type"] == "TFR":
                continue
            euros, day = Decimal(row["amount"]), row["date"]
            worth = self._pounds(euros, day)
            bank = ("assets:bank:eur", worth)
            if row["type"] == "CHG":
                self._enter(code, day, bank, ("expenses:bank-charges", -worth), euros=euros)
                continue
            account = "assets:receivable" if euros > 0 else "liabilities:payable"
            settled = self._booked[row["reference"]].copy_sign(euros)
            self._enter(code, day, bank, (account, -settled), ("expenses:exchange", settled - worth), euros=euros)

    @staticmethod
    def _sterling_account(kind: str, reference: str) -> str:
        by_kind = {"CHG": "expenses:bank-charges", "INT": "income:interest", "SAL": "liabilities:wages",
                   "BGC": "assets:receivable", "UNP": "assets:receivable"}  # fmt: skip
        by_reference = {"PAYE": "liabilities:paye", "VAT": "liabilities:vat:due", "DIRECTOR": "assets:director-loan",
                        "PI": "liabilities:payable"}  # fmt: skip
        return by_kind.get(kind) or by_reference[reference.split("-")[0]]

    def _sum(self, account: str, last: str = LAST) -> Amounts:
        found = [amounts for entry in self.entries.values() for (day, name), amounts in entry.items()
                 if name == account and day <= last]  # fmt: skip
        return sum((pounds for pounds, _ in found), NIL), sum((euros for _, euros in found), NIL)

    def _unseen(self, table: str) -> Rows:
        """Rows of stubs or slips that no line of the sterling statement mentions as itself."""
        seen = {row["reference"] for row in self._read("bank-gbp") if row["type"] in ("CHQ", "CR")}
        return [row for row in self._read(table) if row["number"] not in seen and row["date"] <= LAST]

    def _quarter_end(self) -> None:
        for row in self._unseen("cheque-stubs"):
            if row["date"] < STALE_BEFORE:
                amount = Decimal(row["amount"])
                self._enter(row["number"], LAST, ("assets:bank:gbp", amount), ("liabilities:payable", -amount))
        rates = {row["period"]: Decimal(row["gbp_per_eur"]) for row in self._read("exchange-rates")}
        closing = rates[f"{LAST} closing"]
        pounds, euros = self._sum("assets:bank:eur")
        gain = penny(euros * closing) - pounds
        self._enter(f"FXR-{QUARTER}", LAST, ("assets:bank:eur-revaluation", gain), ("expenses:exchange", -gain))

        unbilled = NIL
        for row in self._read("meter-readings"):
            unbilled += penny(Decimal(row["kwh"]) * Decimal(row["gbp_per_kwh"]))
        self._enter(f"ACC-{QUARTER}", LAST, ("expenses:energy", unbilled), ("liabilities:accruals", -unbilled))

        later = NIL
        for row in self._read("insurance-policies"):
            months = [self._months_since_zero(row[column]) for column in ("cover_from", "cover_to")]
            after = months[1] - self._months_since_zero(LAST)
            later += penny(Decimal(row["premium"]) * after / (months[1] - months[0] + 1))
        self._enter(f"PRE-{QUARTER}", LAST, ("assets:prepayments", later), ("expenses:insurance", -later))

        worn = NIL
        for row in self._read("fixed-assets"):
            worn += penny(Decimal(row["cost"]) * Decimal(row["rate"].removesuffix("%")) / 400)
        for day, cost in self._additions:
            worn += penny(cost / 5 * (self._months_since_zero(LAST) - self._months_since_zero(day) + 1) / 12)
        self._enter(f"DEP-{QUARTER}", LAST, ("expenses:depreciation", worn), ("assets:equipment:depreciation", -worn))

        self._output, self._input = -self._sum("liabilities:vat:output")[0], self._sum("liabilities:vat:input")[0]
        self._enter(f"VAT-{QUARTER}", LAST, ("liabilities:vat:output", self._output),
                    ("liabilities:vat:input", -self._input),
                    ("liabilities:vat:due", self._input - self._output))  # fmt: skip

    @staticmethod
    def _months_since_zero(day: str) -> int:
        return int(day[:4]) * 12 + int(day[5:7])

    def _balances(self) -> dict[str, Decimal]:
        accounts = {account for entry in self.entries.values() for _, account in entry}
        sums = {account: self._sum(account)[0] for account in accounts}
        return {account: amount for account, amount in sums.items() if amount}

    def _boxes(self) -> dict[str, Decimal]:
        whole = {kind: amount.quantize(Decimal(1), ROUND_DOWN) for kind, amount in self._net.items()}
        owed = self._output - self._input
        boxes = (self._output, NIL, self._output, self._input, owed, whole["SI"], whole["PI"], NIL, NIL)
        return {str(number): amount for number, amount in enumerate(boxes, 1)}

    def _reconcile_sterling(self) -> set[tuple[str, str, Decimal]]:
        balance = Decimal(self._read("bank-gbp")[-1]["balance"])
        rows = {("statement-balance", "", balance)}
        outstanding = ((-1, "cheque-stubs", "unpresented-cheque"), (1, "paying-in-slips", "deposit-in-transit"))
        for sign, table, line in outstanding:
            for row in self._unseen(table):
                if row["date"] >= STALE_BEFORE:
                    rows.add((line, row["number"], sign * Decimal(row["amount"])))
                    balance += sign * Decimal(row["amount"])
        if balance != self.trial_balance["assets:bank:gbp"]:
            raise ValueError("the documents do not reconcile: sterling account")
        return rows | {("adjusted-balance", "", balance), ("ledger-balance", "", balance)}

    def _reconcile_euros(self) -> set[tuple[str, str, Decimal]]:
        balance, worth = Decimal(self._read("bank-eur")[-1]["balance"]), self.trial_balance["assets:bank:eur"]
        if balance != self._sum("assets:bank:eur")[1]:
            raise ValueError("the documents do not reconcile: euro account")
        lines = ("statement-balance", "adjusted-balance", "ledger-balance")
        value = worth + self.trial_balance.get("assets:bank:eur-revaluation", NIL)
        return {*((line, "", balance) for line in lines), ("ledger-value-gbp", "", value)}
