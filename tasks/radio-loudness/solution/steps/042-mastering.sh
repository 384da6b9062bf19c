# Gain and limiter
cat > desk/stages/s15_mastering.py <<'END'
"""The programme at its loudness and below its ceiling: `mastering.csv`, `limiter.csv`, `mastered.csv`."""

from desk import hold, need
from desk.decibels import factor, level
from desk.framed import framed


def run(session):
    gain = round(float(session.order["target"]) - session.integrated, 2)
    reach = int(session.order["lookahead"])
    peaks = need.peaks(session.programme, session.between, factor(gain))
    needs = need.need(peaks, factor(float(session.order["ceiling"])))
    held = hold.hold(needs, reach)
    weights = [factor(gain) * value for value in hold.smooth(held, reach)]
    values = {"gain": f"{gain:.2f}", "peak": level(max(peaks))}
    values |= {"limited": sum(value < 1 for value in needs), "deepest": level(min(needs))}
    session.table("mastering", "name,value", values.items())
    rows = [(begin, end, level(min(needs[begin:end]))) for begin, end in hold.runs(held)]
    session.table("limiter", "from,to,depth", rows)
    session.programme = [[a * b for a, b in zip(samples, weights)] for samples in session.programme]
    framed(session, "mastered")
END
