# The office's choice among the smallest plans
cat > transit/choice.py <<'END'
"""Of all plans with the smallest fleet, the office's own."""

from transit.matching import largest


def chosen(names, preferred, after):
    """Run -> its follower: each in order gets its first choice that leaves the fleet as small.

    `preferred` holds each run's followers, best first; `after` is some largest matching.
    """
    size, fixed = len(after), {}
    for name in names:
        for other in preferred[name]:
            if other in fixed.values():
                continue
            if after.get(name) == other:
                fixed[name] = other
                break
            taken = {*fixed.values(), other}
            free = {
                run: [one for one in preferred[run] if one not in taken]
                for run in names
                if run not in fixed and run != name
            }
            start = {run: one for run, one in after.items() if run in free and one != other}
            tried = largest(free, start)
            if len(tried) + len(fixed) + 1 == size:
                fixed[name] = other
                after = {**tried, **fixed}
                break
    return fixed
END
