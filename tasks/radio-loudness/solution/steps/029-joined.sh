# One programme of many takes
cat > desk/stages/s10_join.py <<'END'
"""The programme as it is joined: `joined.csv`."""

from desk import dissolve
from desk.framed import framed


def run(session):
    total = sum(event.size for event in session.events)
    session.programme = [[0.0] * total, [0.0] * total]
    nexts = [event.overlap for event in session.events[1:]] + [0]
    for event, after in zip(session.events, nexts):
        if event.take is None:
            continue
        weights = dissolve.weights(event, after)
        source = (event.source - event.take.sections["programme"][0]) * session.frame
        for channel, samples in zip(session.programme, event.take.take):
            for i, weight in enumerate(weights):
                channel[event.begin + i] += weight * samples[source + i]
    framed(session, "joined")
END
