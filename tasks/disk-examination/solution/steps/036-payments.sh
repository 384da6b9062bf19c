# Payments
cat > examine/stages/s33_payments.py <<'END'
"""Whom money went to, of those who wrote: `payments.csv`."""

import csv
import hashlib
import io

from examine import report


def run(case):
    people = {hashlib.sha256(address.encode()).hexdigest()[:12]: address for address in case["addresses"]}
    paid = {}
    for (_, _, name), data in case["members"].items():
        if name.rsplit("/", 1)[-1] == "ledger.csv":
            for row in csv.DictReader(io.StringIO(data.decode())):
                if row["payee"] in people:
                    paid.setdefault(people[row["payee"]], []).append(round(100 * float(row["amount"])))
    case["paid"] = sum(sum(cents) for cents in paid.values())
    rows = [(address, len(cents), f"{sum(cents) / 100:.2f}") for address, cents in paid.items()]
    report.write(case, "payments", ["address", "payments", "total"], rows)
END
