"""Earliest arrivals by scanning the hops between calls in the order of their departures."""

import itertools
import math
from collections import defaultdict

from timetable import Rows

Calls = tuple[tuple[str, int, int], ...]


def earliest(
    runs: list[Calls], transfers: Rows, rules: dict[str, str], query: dict[str, str], time: int
) -> tuple[int, int] | None:
    """(arrival, the fewest rides for it), or None."""
    default, most = int(rules["change"]), int(rules["max_rides"])
    lasts = {"0": default, "1": 0}
    ways = {
        (r["from_stop_id"], r["to_stop_id"]): lasts.get(r["transfer_type"], int(r["min_transfer_time"] or 0))
        for r in transfers
        if r["transfer_type"] != "3"
    }
    fixed = {r["from_stop_id"] for r in transfers if r["transfer_type"] == "3" and r["from_stop_id"] == r["to_stop_id"]}
    walks = defaultdict(list)
    for (a, b), more in ways.items():
        if a != b:
            walks[a].append((b, more))
    hops = sorted(
        (a[2], b[1], number, n, a[0], b[0])
        for number, calls in enumerate(runs)
        for n, (a, b) in enumerate(itertools.pairwise(calls))
    )
    origin, to = query["from_stop_id"], query["to_stop_id"]
    ready: dict[tuple[int, str], float] = defaultdict(lambda: math.inf)
    ends: dict[int, float] = defaultdict(lambda: math.inf)
    ready[0, origin] = time
    for stop, more in walks[origin]:
        ready[0, stop] = min(ready[0, stop], time + more)
        ends[0] = min(ends[0], time + more) if stop == to else ends[0]
    for ride in range(1, most + 1):
        aboard: set[int] = set()
        boarded: dict[int, int] = {}
        for leaves, comes, number, n, a, b in hops:
            if number not in aboard and ready[ride - 1, a] <= leaves:
                aboard.add(number)
                boarded[number] = n
            if number in aboard and n >= boarded[number]:
                if b == to:
                    ends[ride] = min(ends[ride], comes)
                if b not in fixed:
                    ready[ride, b] = min(ready[ride, b], comes + ways.get((b, b), default))
                for stop, more in walks[b]:
                    ready[ride, stop] = min(ready[ride, stop], comes + more)
                    if stop == to:
                        ends[ride] = min(ends[ride], comes + more)
    best = min(ends.values(), default=math.inf)
    return None if best == math.inf else (int(best), min(ride for ride, end in ends.items() if end == best))
