# The largest matching
cat > transit/matching.py <<'END'
"""The largest matching of runs with the runs that follow them."""


def larger(followers, after, before, run, seen):
    """Whether a run without a follower can get one, if others change theirs."""
    for other in followers[run]:
        if other not in seen:
            seen.add(other)
            if other not in before or larger(followers, after, before, before[other], seen):
                after[run], before[other] = other, run
                return True
    return False


def largest(followers, after=None):
    """Run -> its follower, for as many runs as possible; beginning with what is matched already."""
    after = dict(after or {})
    before = {other: run for run, other in after.items()}
    for run in followers:
        if run not in after:
            larger(followers, after, before, run, set())
    return after
END
