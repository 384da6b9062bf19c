# Correspondents
cat > examine/stages/s29_correspondents.py <<'END'
"""Who wrote and who was written to: `correspondents.csv`."""

from collections import Counter

from examine import report


def run(case):
    sent = Counter(sender for _, _, sender, _, _ in case["messages"])
    received = Counter(to for _, _, _, to, _ in case["messages"])
    case["addresses"] = sorted({*sent, *received})
    rows = [(address, sent[address], received[address]) for address in case["addresses"]]
    report.write(case, "correspondents", ["address", "sent", "received"], rows)
END
