# Which channel is left, and how loud
cat > desk/stages/s06_lineup.py <<'END'
"""Which channels are left and right, their levels and polarity: `lineup.csv`; then both are as they should be."""

from desk import tone
from desk.decibels import decibels, factor

NOMINAL = -18.0


def run(session):
    rows = []
    for recording in session.recordings:
        pair = [channel for channel in range(recording.channels) if channel != recording.code]
        found = {channel: tone.phasors(recording, recording.sound[channel]) for channel in pair}
        there = {channel: tone.heard([abs(x) for x in found[channel]]) for channel in pair}
        pair.sort(key=lambda channel: all(there[channel]))
        levels = []
        for channel in pair:
            sizes = [abs(x) for x, on in zip(found[channel], there[channel]) if on]
            levels.append(decibels(sum(sizes) / len(sizes)))
        both = zip(*(found[channel] for channel in pair), *(there[channel] for channel in pair))
        opposed = sum((x * y.conjugate()).real for x, y, one, other in both if one and other) < 0
        gains = [factor(NOMINAL - level) for level in levels]
        if opposed:
            gains[1] = -gains[1]
        recording.stereo = [
            [value * gain for value in recording.sound[channel]] for channel, gain in zip(pair, gains)
        ]
        del recording.sound
        told = (*(channel + 1 for channel in pair), *(f"{level:.3f}" for level in levels))
        rows.append((recording.number, *told, "opposed" if opposed else "same"))
    session.table("lineup", "reel,left,right,level_left,level_right,polarity", rows)
END
