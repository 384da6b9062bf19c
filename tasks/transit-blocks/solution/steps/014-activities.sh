# What a vehicle does between its runs
cat > transit/activities.py <<'END'
"""What a vehicle does, from the depot and back."""


def between(a, b, empty, depot, stay):
    """(what, run, from, to, start, end) between two runs."""
    home, back = empty[a.to, depot], empty[depot, b.origin]
    if b.start - a.end - home - back >= stay:
        yield "in", "", a.to, depot, a.end, a.end + home
        yield "out", "", depot, b.origin, b.start - back, b.start
        return
    comes = a.end + empty[a.to, b.origin]
    if a.to != b.origin:
        yield "empty", "", a.to, b.origin, a.end, comes
    if comes < b.start:
        yield "wait", "", b.origin, b.origin, comes, b.start


def of_block(runs, empty, depot, stay):
    first, last = runs[0], runs[-1]
    yield "out", "", depot, first.origin, first.start - empty[depot, first.origin], first.start
    for n, one in enumerate(runs):
        if n:
            yield from between(runs[n - 1], one, empty, depot, stay)
        yield "run", one.name, one.origin, one.to, one.start, one.end
    yield "in", "", last.to, depot, last.end, last.end + empty[last.to, depot]
END
