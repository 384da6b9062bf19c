# Earliest arrival by rounds
cat > transit/rounds.py <<'END'
"""The earliest arrival, by rounds of one ride more each."""

from math import inf


def arrival(runs, changes, walks, default, most, origin, to, time):
    """(time, rides), with the fewest rides for that time; None if there is no way."""
    ready, best = {origin: time}, (inf, 0)
    for stop, more in walks.get(origin, []):
        ready[stop] = min(ready.get(stop, inf), time + more)
        if stop == to:
            best = min(best, (time + more, 0))
    for ride in range(1, most + 1):
        landed = {}
        for calls in runs:
            aboard = False
            for stop, comes, leaves in calls:
                if aboard:
                    landed[stop] = min(landed.get(stop, inf), comes)
                aboard = aboard or ready.get(stop, inf) <= leaves
        ready = dict(ready)
        for stop, comes in landed.items():
            if stop == to:
                best = min(best, (comes, ride))
            change = changes.get(stop, default)
            if change is not None:
                ready[stop] = min(ready.get(stop, inf), comes + change)
            for other, more in walks.get(stop, []):
                ready[other] = min(ready.get(other, inf), comes + more)
                if other == to:
                    best = min(best, (comes + more, ride))
    return None if best[0] == inf else best
END
