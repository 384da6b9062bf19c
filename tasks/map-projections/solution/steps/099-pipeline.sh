# Steps after one another
cat > carto/operations/pipeline.py <<'END'
"""Several operations after one another; what stands before the first +step goes for all of them."""

from carto import registry
from carto.frame import Operation


def chained(functions):
    def run(*point):
        for function in functions:
            point = function(*point)
        return point

    return run


def setup(p):
    words = [name if not value else f"{name}={value}" for name, value in p.pairs]
    parts = [[]]
    for word in words:
        parts.append([]) if word == "step" else parts[-1].append(word)
    common = [word for word in parts[0] if word not in ("proj=pipeline", "inv")]
    steps = []
    for part in parts[1:]:
        inner = registry.operation(" ".join([word for word in part if word != "inv"] + common))
        if "inv" in part:
            inner = Operation(inner.inverse, inner.forward, inner.angular_out, inner.angular_in)
        steps.append(inner)
    # Angles or not is decided by the first and last steps that say so.
    first = next((s.angular_in for s in steps if s.angular_in is not None), False)
    last = next((s.angular_out for s in reversed(steps) if s.angular_out is not None), False)
    forward, inverse = chained([s.forward for s in steps]), chained([s.inverse for s in reversed(steps)])
    return Operation(forward, inverse, first, last)


TRANSFORMATIONS = {"pipeline": setup}
END
