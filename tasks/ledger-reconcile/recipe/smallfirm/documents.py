"""The quarter's documents: what a bookkeeper finds in the file, and nothing that was derived from them.

Every table becomes one CSV below `raw/`. Amounts are Decimals in the currency of their row.
"""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from smallfirm.money import END, PENNY, START, between, month_end, rounded, working_day, working_days_later

Row = dict[str, Any]

COLUMNS = {
    "opening-balances": ("account", "gbp", "eur"),
    "suppliers": ("supplier", "account", "currency"),
    "sales-invoices": ("number", "date", "customer", "description", "currency", "net", "vat_code", "vat", "gross"),
    "purchase-invoices": (
        "number", "date", "supplier", "description", "currency", "net", "vat_code", "vat", "gross",
    ),
    "bank-gbp": ("line", "date", "type", "details", "reference", "amount", "balance"),
    "bank-eur": ("line", "date", "type", "details", "reference", "amount", "balance"),
    "cheque-stubs": ("number", "date", "payee", "reference", "amount"),
    "paying-in-slips": ("number", "date", "received_from", "reference", "amount"),
    "payroll": ("month", "gross", "employee_tax_and_ni", "employer_ni", "net"),
    "loan-schedule": ("number", "due", "payment", "interest", "principal"),
    "fixed-assets": ("asset", "acquired", "cost", "rate", "depreciation_to_2023-12-31"),
    "exchange-rates": ("period", "gbp_per_eur"),
    "insurance-policies": ("invoice", "cover_from", "cover_to", "premium"),
    "meter-readings": ("supplier", "from", "to", "kwh", "gbp_per_kwh"),
}  # fmt: skip

VAT_RATES = {"S": Decimal("0.20"), "R": Decimal("0.05"), "Z": Decimal(0), "E": Decimal(0), "P": Decimal(0)}
MONTHS = (date(2024, 1, 1), date(2024, 2, 1), date(2024, 3, 1))

_FIRMS = ("Harbour & Vale Joinery Ltd", "Quayside Staircases Ltd", "Lark & Thorn Cabinets Ltd", "Mill Lane Joinery Ltd")
_HOMES = (
    "Castle Street Dental", "Pembury Homes Ltd", "The Old Forge Inn", "Wrenfield School", "Ashdown Lettings Ltd",
    "Bellamy & Co Solicitors", "Saltmarsh Surgery", "Tidewater Lofts Ltd", "Orchard House Care",
)  # fmt: skip
_ABROAD = ("Corrib Interiors DAC", "Atelier Moreau SARL", "Liffey Fitouts DAC", "Studio Verbeek BV")
_JOBS = ("oak staircase", "sash windows", "fitted bookcases", "shop counter", "panelled doors", "reception desk",
         "kitchen units", "garden gates", "window seats", "hardwood handrail")  # fmt: skip
_TIMBER = ("Northgate Timber Ltd", "Selby Sawmill Ltd", "Fenland Hardwoods Ltd")
_IRON = ("Pryce Ironmongery Ltd", "Hadley Fixings Ltd")
_GOODS_ABROAD = ("Beschlag Keller GmbH", "Ferramenta Lodi Srl")


@dataclass
class Documents:
    """One quarter's file. `rows[table]` are the rows of `raw/<table>.csv`, in the order of the file."""

    seed: int
    firm: str
    rows: dict[str, list[Row]] = field(default_factory=lambda: {table: [] for table in COLUMNS})

    def one(self, table: str, column: str, value: str) -> Row:
        """The row of `table` whose `column` is `value`."""
        found = [row for row in self.rows[table] if row[column] == value]
        if len(found) != 1:
            raise ValueError(f"{table}: {len(found)} rows have {column} {value!r}, not one")
        return found[0]


def make(seed: int) -> Documents:
    """All documents of the quarter of `seed`; the same seed gives the same documents."""
    return _Maker(seed).make()


class _Maker:
    """Fills a `Documents`, keeping the bank lines that each document causes until all are known."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(f"documents {seed}")
        self.made = Documents(seed, self.rng.choice(_FIRMS))
        self.lines: dict[str, list[Row]] = {"gbp": [], "eur": []}
        self.opening: dict[str, Decimal] = {}
        self.sales_number = self.rng.randint(20, 60) * 100
        self.purchase_number = self.rng.randint(70, 95) * 100
        self.cheque = self.rng.randint(4000, 8000) * 10
        self.slip = self.rng.randint(200, 800)

    def make(self) -> Documents:
        self._rates()
        self._suppliers()
        self._sales()
        self._purchases()
        self._wages_and_taxes()
        self._loan_and_bank()
        self._opening_items()
        self._assets()
        self._statements()
        self._opening_balances()
        return self.made

    def _rates(self) -> None:
        drawn = self.rng.sample(range(8380, 8720, 7), 4)
        periods = [f"{month:%Y-%m}" for month in MONTHS] + ["2024-03-31 closing"]
        for period, rate in zip(periods, drawn, strict=True):
            self.made.rows["exchange-rates"].append({"period": period, "gbp_per_eur": Decimal(rate) / 10000})

    def _suppliers(self) -> None:
        rng = self.rng
        self.timber = rng.sample(_TIMBER, 2)
        self.iron = rng.choice(_IRON)
        self.abroad = rng.choice(_GOODS_ABROAD)
        self.energy = rng.choice(("Brightline Energy", "Severn Power"))
        self.insurer = rng.choice(("Guildhall Insurance", "Mutual of Deal"))
        self.machines = rng.choice(("Axminster Road Machinery", "Rotherham Woodworking Machines"))
        self.table = rng.choice(("The Chart House Restaurant", "Trattoria Bassi"))
        self.landlord = rng.choice(("Dockyard Estates LLP", "Wharf Properties LLP"))
        for supplier, account, currency in (
            (self.timber[0], "expenses:materials", "GBP"),
            (self.timber[1], "expenses:materials", "GBP"),
            (self.iron, "expenses:materials", "GBP"),
            (self.abroad, "expenses:materials", "EUR"),
            (self.energy, "expenses:energy", "GBP"),
            (self.insurer, "expenses:insurance", "GBP"),
            (self.machines, "expenses:tools", "GBP"),
            (self.table, "expenses:entertaining", "GBP"),
            (self.landlord, "expenses:rent", "GBP"),
            ("Telstar Broadband", "expenses:telephone", "GBP"),
            ("Crossroads Fuel", "expenses:motor", "GBP"),
            ("Marlow Bookkeeping & Tax", "expenses:professional", "GBP"),
        ):
            self.made.rows["suppliers"].append({"supplier": supplier, "account": account, "currency": currency})

    def _line(self, bank: str, day: date, kind: str, details: str, reference: str, amount: Decimal) -> None:
        day = working_day(day)
        if START <= day <= END:
            row = {"date": day, "type": kind, "details": details, "reference": reference, "amount": amount}
            self.lines[bank].append(row)

    def _sale(self, day: date, customer: str, currency: str, net: Decimal) -> Row:
        code = "S" if currency == "GBP" else "Z"
        self.sales_number += 1
        vat = rounded(net * VAT_RATES[code])
        row = {
            "number": f"SI-{self.sales_number}", "date": day, "customer": customer,
            "description": self.rng.choice(_JOBS), "currency": currency,
            "net": net, "vat_code": code, "vat": vat, "gross": net + vat,
        }  # fmt: skip
        self.made.rows["sales-invoices"].append(row)
        return row

    def _banked(self, row: Row, day: date, clears: int = 2) -> None:
        """The customer's cheque for `row` is paid in on `day`."""
        day = working_day(day)
        self.slip += 1
        slip = {
            "number": f"PIS-{self.slip:04}", "date": day, "received_from": row["customer"],
            "reference": row["number"], "amount": row["gross"],
        }  # fmt: skip
        self.made.rows["paying-in-slips"].append(slip)
        cleared = working_days_later(day, clears)
        self._line("gbp", cleared, "CR", "COUNTER CREDIT", slip["number"], row["gross"])

    def _sales(self) -> None:
        rng = self.rng
        homes = rng.sample(_HOMES, 6)
        abroad = rng.sample(_ABROAD, 2)
        days = [working_day(START + timedelta(days=3 + 4 * i + rng.randint(0, 2))) for i in range(20)]
        plan = [(day, homes[i % 6], "GBP") for i, day in enumerate(days)]
        exports = [date(2024, 1, rng.randint(8, 18)), date(2024, 1, rng.randint(22, 30)),
                   date(2024, 2, rng.randint(5, 15)), date(2024, 2, rng.randint(19, 27))]  # fmt: skip
        plan += [(working_day(day), abroad[i % 2], "EUR") for i, day in enumerate(exports)]
        plan += [(date(2024, 3, 27), homes[0], "GBP"), (date(2024, 4, 2), homes[1], "GBP"),
                 (date(2024, 4, 4), homes[2], "GBP")]  # fmt: skip
        home, export = 0, 0
        for day, customer, currency in sorted(plan, key=lambda item: item[0]):
            row = self._sale(day, customer, currency, between(rng, 900, 6200))
            details = f"{customer.upper()[:18]} {row['number']}"
            if currency == "EUR":
                export += 1
                # Odd ones are settled within weeks but in another month, so that an exchange difference arises.
                paid = month_end(day) + timedelta(days=rng.randint(4, 9)) if export % 2 else day + timedelta(days=2)
                self._line("eur", paid, "BGC", details, row["number"], row["gross"])
                continue
            home += 1
            if home in (4, 9, 13):
                self._banked(row, day + timedelta(days=rng.randint(10, 16)))
            elif home == 15:
                self._banked(row, date(2024, 3, 28))
            elif day < date(2024, 3, 20):
                paid = day + timedelta(days=rng.randint(12, 28))
                self._line("gbp", paid, "BGC", details, row["number"], row["gross"])
        bounced = self.made.rows["paying-in-slips"][1]
        self._line("gbp", working_days_later(bounced["date"], 5), "UNP", "UNPAID CHEQUE RETURNED",
                   bounced["number"], -bounced["amount"])  # fmt: skip

    def _purchase(
        self, day: date, supplier: str, what: str, net: Decimal, code: str = "S", currency: str = "GBP"
    ) -> Row:
        vat = rounded(net * VAT_RATES[code])
        row = {
            "number": "", "date": working_day(day), "supplier": supplier, "description": what, "currency": currency,
            "net": net, "vat_code": code, "vat": vat, "gross": net + vat,
        }  # fmt: skip
        self.made.rows["purchase-invoices"].append(row)
        return row

    def _purchases(self) -> None:
        rng = self.rng
        woods = ("oak boards", "ash boards", "birch ply", "softwood carcassing", "walnut veneer")
        pay: list[tuple[Row, str, int]] = []  # invoice, how, days until paid
        for month in MONTHS:
            pay.append((self._purchase(month, self.landlord, f"workshop rent {month:%B}", Decimal(1450)), "DD", 4))
            phone = self._purchase(month + timedelta(days=14), "Telstar Broadband", "line and broadband",
                                   between(rng, 48, 79))  # fmt: skip
            pay.append((phone, "DD", 7))
            fuel = self._purchase(month + timedelta(days=rng.randint(8, 12)), "Crossroads Fuel", "diesel, van",
                                  between(rng, 70, 140))  # fmt: skip
            pay.append((fuel, "CARD", 0))
            for supplier in self.timber:
                day = month + timedelta(days=rng.randint(2, 20))
                pay.append((self._purchase(day, supplier, rng.choice(woods), between(rng, 380, 2400)), "BP", 21))
            nails = self._purchase(month + timedelta(days=rng.randint(3, 22)), self.iron, "fixings and hinges",
                                   between(rng, 90, 420))  # fmt: skip
            pay.append((nails, "CHQ", 9))
            if month.month < 3:
                bill = self._purchase(month_end(month), self.energy, f"electricity {month:%B}",
                                      between(rng, 310, 640), "R")  # fmt: skip
                pay.append((bill, "DD", 14))
                goods = self._purchase(month + timedelta(days=rng.randint(9, 16)), self.abroad, "cabinet hardware",
                                       between(rng, 600, 2100), "P", "EUR")  # fmt: skip
                pay.append((goods, "EUR", 30))
        self.premium = self._purchase(date(2024, 2, 1), self.insurer, "combined business policy, 12 months",
                                      Decimal(rng.randint(90, 160) * 12), "E")  # fmt: skip
        pay.append((self.premium, "BP", 12))
        saw = self._purchase(date(2024, 2, rng.randint(5, 14)), self.machines,
                             rng.choice(("panel saw", "spindle moulder", "planer thicknesser")),
                             Decimal(rng.randint(26, 58) * 120))  # fmt: skip
        pay.append((saw, "BP", 20))
        drill = self._purchase(date(2024, 1, rng.randint(15, 25)), self.machines, "cordless drill set",
                               between(rng, 180, 420))  # fmt: skip
        pay.append((drill, "CHQ", 12))
        for day in (date(2024, 1, rng.randint(16, 25)), date(2024, 3, rng.randint(5, 12))):
            pay.append((self._purchase(day, self.table, "lunch with clients", between(rng, 60, 190)), "CARD", 0))
        audit = self._purchase(date(2024, 2, rng.randint(19, 23)), "Marlow Bookkeeping & Tax", "accounts 2023",
                               Decimal(rng.randint(70, 110) * 10))  # fmt: skip
        pay.append((audit, "CHQ", 34))
        late = self._purchase(date(2024, 3, 26), self.iron, "brass door furniture", between(rng, 210, 480))
        pay.append((late, "CHQ", 1))
        self._purchase(date(2024, 3, 28), self.timber[0], "iroko boards", between(rng, 500, 1500))
        self._purchase(date(2024, 4, 3), self.timber[1], "oak boards", between(rng, 500, 1500))

        table = self.made.rows["purchase-invoices"]
        table.sort(key=lambda row: row["date"])
        for row in table:
            self.purchase_number += 1
            row["number"] = f"PI-{self.purchase_number}"
        for day, how, row in sorted(
            ((working_day(row["date"] + timedelta(days=days)), how, row) for row, how, days in pay),
            key=lambda item: (item[0], item[2]["number"]),
        ):
            if day <= END:
                self._settle(row, how, day)
        policy = {"invoice": self.premium["number"], "cover_from": date(2024, 2, 1), "cover_to": date(2025, 1, 31),
                  "premium": self.premium["gross"]}  # fmt: skip
        self.made.rows["insurance-policies"].append(policy)
        units, price = Decimal(rng.randint(1300, 2300)), Decimal(rng.randint(2410, 2990)) / 10000
        reading = {"supplier": self.energy, "from": date(2024, 3, 1), "to": date(2024, 3, 31), "kwh": units,
                   "gbp_per_kwh": price}  # fmt: skip
        self.made.rows["meter-readings"].append(reading)

    def _settle(self, row: Row, how: str, day: date) -> None:
        name = f"{row['supplier'].upper()[:18]}"
        if how == "CHQ":
            number = self._stub(day, row["supplier"], row["number"], row["gross"])
            self._line("gbp", working_days_later(day, self.rng.randint(4, 7)), "CHQ", "CHEQUE", number, -row["gross"])
        elif how == "EUR":
            self._line("eur", day, "BP", name, row["number"], -row["gross"])
        else:
            self._line("gbp", day, how, name, row["number"], -row["gross"])

    def _stub(self, day: date, payee: str, reference: str, amount: Decimal) -> str:
        self.cheque += 1
        number = f"CHQ-{self.cheque:06}"
        row = {"number": number, "date": day, "payee": payee, "reference": reference, "amount": amount}
        self.made.rows["cheque-stubs"].append(row)
        return number

    def _wages_and_taxes(self) -> None:
        rng = self.rng
        gross = Decimal(rng.randint(68, 82) * 100)
        owed = self.opening["liabilities:paye"] = between(rng, 1700, 2100)
        vat = self.opening["liabilities:vat:due"] = between(rng, 2600, 5200)
        self._line("gbp", date(2024, 2, 7), "DD", "HMRC VAT", "VAT-2023Q4", -vat)
        for month in MONTHS:
            gross += Decimal(rng.randint(-12, 18) * 10)
            tax, ni = between(rng, 1090, 1390), between(rng, 520, 690)
            net = gross - tax
            row = {"month": f"{month:%Y-%m}", "gross": gross, "employee_tax_and_ni": tax, "employer_ni": ni, "net": net}
            self.made.rows["payroll"].append(row)
            self._line("gbp", month + timedelta(days=21), "BP", "HMRC CUMBERNAULD PAYE", "PAYE", -owed)
            self._line("gbp", working_day(month + timedelta(days=25)), "SAL", "NET WAGES", f"PAY-{month:%Y-%m}", -net)
            owed = tax + ni

    def _loan_and_bank(self) -> None:
        rng = self.rng
        balance = self.opening["liabilities:loan"] = Decimal(rng.randint(14, 24) * 1000)
        payment = rounded(balance / Decimal(30))
        for number in range(1, 7):
            interest = rounded(balance * Decimal("0.0059"))
            due = date(2024, number, 15)
            row = {"number": f"LOAN-{number:02}", "due": due, "payment": payment, "interest": interest,
                   "principal": payment - interest}  # fmt: skip
            balance -= payment - interest
            self.made.rows["loan-schedule"].append(row)
            self._line("gbp", due, "DD", "MEDWAY BANK LOAN", row["number"], -payment)
        for month in MONTHS:
            last = month_end(month) if month.month < 3 else date(2024, 3, 28)
            while last.weekday() > 4:
                last -= timedelta(days=1)
            self._line("gbp", last, "CHG", "ACCOUNT AND TRANSACTION FEES", "", -between(rng, 18, 39))
            self._line("eur", last, "CHG", "MAINTENANCE FEE", "", -between(rng, 4, 9))
        self._line("gbp", date(2024, 3, 28), "INT", "GROSS CREDIT INTEREST", "", between(rng, 21, 67))
        outings = ((date(2024, 1, rng.randint(17, 26)), "GARDEN CENTRE"), (date(2024, 3, rng.randint(4, 14)), "TYRES"))
        for day, shop in outings:
            self._line("gbp", day, "CARD", f"{shop} PERSONAL", "DIRECTOR", -between(rng, 45, 280))
        eur = Decimal(rng.randint(18, 30) * 100)
        pounds = rounded(eur * self.made.rows["exchange-rates"][1]["gbp_per_eur"] * Decimal("0.991"))
        day = date(2024, 2, rng.randint(20, 26))
        self._line("eur", day, "TFR", "TO STERLING ACCOUNT", "", -eur)
        self._line("gbp", day, "TFR", "FROM EURO ACCOUNT", "", pounds)

    def _opening_items(self) -> None:
        """What the last quarter left open: customers, suppliers, and cheques that the bank has not seen."""
        rng = self.rng
        owed, owing = Decimal(0), Decimal(0)
        first = int(self.made.rows["sales-invoices"][0]["number"][3:])
        for back in range(5, 0, -1):
            gross, customer = between(rng, 1100, 4100), rng.choice(_HOMES)
            owed += gross
            if back > 1:
                day, number = date(2024, 1, rng.randint(4, 26)), f"SI-{first - back}"
                self._line("gbp", day, "BGC", f"{customer.upper()[:18]} {number}", number, gross)
        first = int(self.made.rows["purchase-invoices"][0]["number"][3:])
        for back in range(4, 0, -1):
            gross, supplier = between(rng, 300, 1500), rng.choice(self.timber)
            owing += gross
            day = date(2024, 1, rng.randint(5, 22))
            self._line("gbp", day, "BP", supplier.upper()[:18], f"PI-{first - back}", -gross)
        self.opening["assets:receivable"], self.opening["liabilities:payable"] = owed, owing
        start = int(self.made.rows["cheque-stubs"][0]["number"][4:])
        old = (
            {"number": f"CHQ-{start - 31:06}", "date": date(2023, rng.randint(7, 8), rng.randint(3, 27)),
             "payee": "Estuary Signs", "reference": f"PI-{first - 150}", "amount": between(rng, 60, 240)},
            {"number": f"CHQ-{start - 2:06}", "date": date(2023, 12, rng.randint(18, 20)), "payee": self.iron,
             "reference": f"PI-{first - 9}", "amount": between(rng, 90, 380)},
            {"number": f"CHQ-{start - 1:06}", "date": date(2023, 12, 21), "payee": self.timber[0],
             "reference": f"PI-{first - 6}", "amount": between(rng, 200, 900)},
        )  # fmt: skip
        self.made.rows["cheque-stubs"][:0] = old
        for row, day in zip(old[1:], (date(2024, 1, 3), date(2024, 1, 5)), strict=True):
            self._line("gbp", day, "CHQ", "CHEQUE", row["number"], -row["amount"])
        self.unpresented = sum((row["amount"] for row in old), Decimal(0))

    def _assets(self) -> None:
        rng = self.rng
        for asset, acquired, years in (("delivery van", date(2021, 5, 10), 4), ("band saw", date(2022, 9, 5), 5),
                                       ("dust extraction", date(2023, 3, 20), 5)):  # fmt: skip
            cost, rate = Decimal(rng.randint(20, 120) * 100), Decimal(100) / years
            months = (2023 - acquired.year) * 12 + 12 - acquired.month + 1
            row = {"asset": asset, "acquired": acquired, "cost": cost, "rate": f"{rate:.0f}%",
                   "depreciation_to_2023-12-31": rounded(cost * rate / 100 * months / 12)}  # fmt: skip
            self.made.rows["fixed-assets"].append(row)

    def _statements(self) -> None:
        rng = self.rng
        for bank, prefix, low in (("gbp", "GB", 6000), ("eur", "EB", 1500)):
            lines = sorted(self.lines[bank], key=lambda row: row["date"])
            running, lowest = Decimal(0), Decimal(0)
            for row in lines:
                running += row["amount"]
                lowest = min(lowest, running)
            balance = rounded(-lowest) + between(rng, low, low + 4000)
            self.opening[f"statement:{bank}"] = balance
            opening = {"line": "", "date": START, "type": "", "details": "BALANCE BROUGHT FORWARD", "reference": "",
                       "amount": "", "balance": balance}  # fmt: skip
            table = self.made.rows[f"bank-{bank}"]
            table.append(opening)
            for number, row in enumerate(lines, 1):
                balance += row["amount"]
                table.append({"line": f"{prefix}-{number:04}", **row, "balance": balance})
        ours, theirs = (self.made.one(f"bank-{bank}", "type", "TFR") for bank in ("gbp", "eur"))
        ours["reference"], theirs["reference"] = theirs["line"], ours["line"]

    def _opening_balances(self) -> None:
        opening, assets = self.opening, self.made.rows["fixed-assets"]
        eur = opening["statement:eur"]
        rate = self.made.rows["exchange-rates"][0]["gbp_per_eur"] + Decimal("0.0043")
        cost = sum((row["cost"] for row in assets), Decimal(0))
        worn = sum((row["depreciation_to_2023-12-31"] for row in assets), Decimal(0))
        table: list[tuple[str, Decimal, Decimal | str]] = [
            ("assets:bank:gbp", opening["statement:gbp"] - self.unpresented, ""),
            ("assets:bank:eur", rounded(eur * rate), eur),
            ("assets:receivable", opening["assets:receivable"], ""),
            ("assets:equipment:cost", cost, ""),
            ("assets:equipment:depreciation", -worn, ""),
            ("liabilities:payable", -opening["liabilities:payable"], ""),
            ("liabilities:vat:due", -opening["liabilities:vat:due"], ""),
            ("liabilities:paye", -opening["liabilities:paye"], ""),
            ("liabilities:loan", -opening["liabilities:loan"], ""),
            ("equity:share-capital", Decimal("-1000.00"), ""),
        ]
        table.append(("equity:retained", -sum((gbp for _, gbp, _ in table), Decimal(0)), ""))
        for account, gbp, euros in table:
            row = {"account": account, "gbp": gbp.quantize(PENNY), "eur": euros}
            self.made.rows["opening-balances"].append(row)
