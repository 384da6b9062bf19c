# Values kept aside
cat > carto/operations/stack.py <<'END'
"""Keeps coordinates aside and brings them back, in pipelines: +proj=push +v_3 ... +proj=pop +v_3."""

from carto.frame import Operation

KEPT = {f"v_{number}": [] for number in (1, 2, 3)}


def setup(pushing):
    def made(p):
        chosen = [(number - 1, KEPT[f"v_{number}"]) for number in (1, 2, 3) if p.has(f"v_{number}")]

        def push(*point):
            for place, kept in chosen:
                kept.append(point[place])
            return point

        def pop(*point):
            found = list(point)
            for place, kept in chosen:
                found[place] = kept.pop() if kept else found[place]
            return tuple(found)

        return Operation(push, pop, None, None) if pushing else Operation(pop, push, None, None)

    return made


TRANSFORMATIONS = {"push": setup(True), "pop": setup(False)}
END
