# When the reserves will be paid
cat > reserving/stages/s85_cashflow.py <<'END'
"""Future payments in money of their years: `cashflow.csv`."""

import math

from reserving import files

LOADING = 0.25


def run(state):
    n, now, index = len(state["years"]), state["year"], state["index"]
    growth = index[now] / index[now - 1]
    flow = {now + t: 0.0 for t in range(1, max(n, 2))}
    part = [1 / math.prod(state["factors"][e] for e in range(d + 1, n)) for d in range(n)]
    for year, reserve in state["blend"].items():
        latest = now - year
        shares = {d: (part[d] - part[d - 1]) / (1 - part[latest]) for d in range(latest + 1, n)} or {latest + 1: 1.0}
        for d, share in shares.items():
            prudent = reserve + LOADING * state["errors"][year]
            flow[year + d] += prudent * share * growth ** (year + d - now)
    state["flow"] = flow
    files.write(state["folder"], "cashflow", ["year", "amount"], [list(pair) for pair in flow.items()])
END
