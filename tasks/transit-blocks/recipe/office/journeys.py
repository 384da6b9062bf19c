"""Earliest arrivals by scanning the hops between calls in the order of their departures."""

import itertools
import math
from collections import defaultdict

from timetable import Rows

Calls = tuple[tuple[str, int, int], ...]


class Network:
    """Runs that passengers can ride, and how long they take between them."""

    def __init__(self, runs: list[Calls], transfers: Rows, rules: dict[str, str]) -> None:
        self.hops = sorted(
            (a[2], b[1], number, n, a[0], b[0])
            for number, calls in enumerate(runs)
            for n, (a, b) in enumerate(itertools.pairwise(calls))
        )
        self.most, default = int(rules["max_rides"]), int(rules["change"])
        self.changes: dict[str, float] = defaultdict(lambda: default)
        self.walks: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for row in transfers:
            a, b, kind = row["from_stop_id"], row["to_stop_id"], row["transfer_type"]
            time = {"0": default, "1": 0, "3": math.inf}[kind] if kind != "2" else int(row["min_transfer_time"])
            if a == b:
                self.changes[a] = time
            elif time < math.inf:
                self.walks[a].append((b, time))

    def earliest(self, origin: str, to: str, time: int) -> tuple[int, int] | None:
        """(arrival, the fewest rides for it), or None."""
        ends: dict[int, float] = defaultdict(lambda: math.inf)
        ready: dict[str, float] = {origin: time}
        for stop, more in self.walks[origin]:
            ready[stop] = min(ready.get(stop, math.inf), time + more)
            if stop == to:
                ends[0] = min(ends[0], time + more)
        for ride in range(1, self.most + 1):
            ready, ends[ride] = self.ridden(ready, to)
        best = min(ends.values())
        return None if best == math.inf else (int(best), min(ride for ride, end in ends.items() if end == best))

    def ridden(self, ready: dict[str, float], to: str) -> tuple[dict[str, float], float]:
        """When one is ready at stops after exactly one ride more, and the arrival by it."""
        aboard: set[int] = set()
        after: dict[str, float] = {}
        end = math.inf
        for leaves, comes, number, _, a, b in self.hops:
            if number not in aboard:
                if ready.get(a, math.inf) > leaves:
                    continue
                aboard.add(number)
            after[b] = min(after.get(b, math.inf), comes + self.changes[b])
            end = min(end, comes) if b == to else end
            for stop, more in self.walks[b]:
                after[stop] = min(after.get(stop, math.inf), comes + more)
                end = min(end, comes + more) if stop == to else end
        return after, end
