"""Makes the reference solution of a seed, and the grader's plan of what was planted where.

Run as `python3 make.py --seed 7 --out /grader`, which writes reference.json and plan.json. The recipe is found beside
this folder.
"""

import argparse
import json
import sys
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "recipe"))

from smallfirm import books, documents, faults
from smallfirm.books import JOURNAL
from smallfirm.money import END

# Where the entries of the quarter's end stand among the corrections: after the last fault of the milestone.
PERIOD_END = {"opening-position": ("CHQ",), "euro-account": ("FXR",), "period-end": ("ACC", "PRE", "DEP")}
TRIAL_BALANCE = f"""\
mkdir -p report &&
hledger -f {JOURNAL} balance --flat --cost --no-total --end 2024-04-01 --layout=bare --output-format=csv |
awk -F'","' 'BEGIN {{ print "account,debit,credit" }}
    NR > 1 {{
        gsub(/"/, "", $1); gsub(/"/, "", $3)
        if ($3 < 0) {{ minus = sprintf("%.2f", -$3); credit += minus; print $1 ",," minus }}
        else {{ plus = sprintf("%.2f", $3); debit += plus; print $1 "," plus "," }}
    }}
    END {{ printf "total,%.2f,%.2f\\n", debit, credit }}' > report/trial-balance.csv"""

Action = dict[str, object]


def append(title: str, entry: books.Entry) -> Action:
    return {"title": title, "command": f"cat >> {JOURNAL} <<'END'\n\n{entry.text()}END"}


def correct(fault: faults.Fault) -> Action:
    if fault.wrong is None and fault.right is not None:
        return append(fault.title, fault.right)
    if fault.wrong is None:
        raise ValueError(f"{fault.code}: neither a right nor a wrong entry")
    old = fault.wrong.text() + ("\n" if fault.right is None else "")
    new = "" if fault.right is None else fault.right.text()
    return {"title": fault.title, "edit": {"path": JOURNAL, "old": old, "new": new}}


def report(title: str, name: str, rows: list[tuple[object, ...]]) -> Action:
    text = "".join(",".join(str(value) for value in row) + "\n" for row in rows)
    return {"title": title, "command": f"mkdir -p report && cat > report/{name}.csv <<'END'\n{text}END"}


def vat_return(keeper: books.Bookkeeper, entries: list[books.Entry]) -> list[tuple[object, ...]]:
    rows = keeper.documents.rows
    closing = {p.account: p.gbp for e in entries if e.code.startswith("VAT-") for p in e.postings}
    box1, box4 = closing["liabilities:vat:output"], -closing["liabilities:vat:input"]
    nets = []
    for table in ("sales-invoices", "purchase-invoices"):
        quarter = [row for row in rows[table] if row["date"] <= END]
        euros = (keeper.pounds(row["net"], row["date"]) if row["currency"] == "EUR" else row["net"] for row in quarter)
        nets.append(int(sum(euros, Decimal(0))))
    amounts = [box1, "0.00", box1, box4, box1 - box4, *nets, 0, 0]
    return [("box", "amount"), *enumerate(amounts, 1)]


def reconciliation(keeper: books.Bookkeeper, entries: list[books.Entry], bank: str) -> list[tuple[object, ...]]:
    rows = keeper.documents.rows
    seen = {row["reference"] for row in rows["bank-gbp"]}
    balance = rows[f"bank-{bank}"][-1]["balance"]
    made: list[tuple[object, ...]] = [("line", "reference", "amount"), ("statement-balance", "", f"{balance:.2f}")]
    if bank == "gbp":
        for row in rows["cheque-stubs"]:
            if row["number"] not in seen and row["date"] >= books.STALE_BEFORE:
                made.append(("unpresented-cheque", row["number"], f"{-row['amount']:.2f}"))
                balance -= row["amount"]
        for row in rows["paying-in-slips"]:
            if row["number"] not in seen:
                made.append(("deposit-in-transit", row["number"], f"{row['amount']:.2f}"))
                balance += row["amount"]
    sums = books.balances(entries)
    made.append(("adjusted-balance", "", f"{balance:.2f}"))
    if bank == "gbp":
        made.append(("ledger-balance", "", f"{sums[books.GBP]:.2f}"))
    else:
        euros = sum((p.eur for e in entries if e.date <= END for p in e.postings if p.eur is not None), Decimal(0))
        value = sums[books.EUR] + sums["assets:bank:eur-revaluation"]
        made += [("ledger-balance", "", f"{euros:.2f}"), ("ledger-value-gbp", "", f"{value:.2f}")]
    return made


def make(seed: int) -> tuple[list[Action], dict[str, object]]:
    """The reference's actions, and the plan: milestone -> codes, and the codes that no fault hit."""
    papers = documents.make(seed)
    keeper = books.Bookkeeper(papers)
    clerk, planted = faults.plant(papers)
    closing = keeper.period_end()
    entries = [*keeper.daily(), *closing.values()]
    codes: dict[str, list[str]] = {}
    actions: list[Action] = []
    for milestone in [*dict.fromkeys(fault.milestone for fault in planted), "period-end"]:
        for fault in planted:
            if fault.milestone == milestone:
                actions.append(correct(fault))
                codes.setdefault(milestone, []).append(fault.code)
        for code, entry in closing.items():
            if code.startswith(PERIOD_END.get(milestone, ("-",))):
                actions.append(append(f"Quarter's end: {entry.description}", entry))
                codes.setdefault(milestone, []).append(code)
    codes["vat-return"] = ["VAT-2024Q1"]
    actions += [
        append("Quarter's end: VAT cleared into what is owed", closing["VAT-2024Q1"]),
        report("VAT return", "vat-return", vat_return(keeper, entries)),
        report("Reconcile the sterling account", "bank-reconciliation-gbp", reconciliation(keeper, entries, "gbp")),
        report("Reconcile the euro account", "bank-reconciliation-eur", reconciliation(keeper, entries, "eur")),
        {"title": "Trial balance", "command": TRIAL_BALANCE},
        report("Register of corrections", "corrections",
               [("code", "kind"), *((fault.code, fault.kind) for fault in planted)]),
    ]  # fmt: skip
    hit = {fault.code for fault in planted}
    plan = {
        "milestones": codes,
        "corrections": [[fault.code, fault.kind] for fault in planted],
        "untouched": {entry.code: entry.description for entry in clerk if entry.code not in hit},
    }
    return actions, plan


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    steps, plan = make(options.seed)
    (options.out / "reference.json").write_text(json.dumps({"actions": steps}, indent=1), encoding="utf-8")
    (options.out / "plan.json").write_text(json.dumps(plan, indent=1), encoding="utf-8")
