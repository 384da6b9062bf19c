# Words of timecode
cat > desk/words.py <<'END'
"""Finds frames of timecode among bits."""

from types import SimpleNamespace

from desk.clock import FPS

SYNC, LENGTH = "0011111111111101", 80


def number(word, place, width):
    return int(word[place : place + width][::-1], 2)


def frames(bits, begins):
    """What each whole frame says: frame of the day, user digits, the sample with which it begins."""
    found, at = [], bits.find(SYNC)
    while at >= 0:
        first = at + len(SYNC) - LENGTH
        word = bits[max(first, 0) : first + LENGTH]
        if first >= 0 and "x" not in word:
            two = [number(word, p, 4) + 10 * number(word, p + 8, w) for p, w in ((0, 2), (16, 3), (32, 3), (48, 2))]
            day = ((two[3] * 60 + two[2]) * 60 + two[1]) * FPS + two[0]
            user = [number(word, place, 4) for place in range(4, 64, 8)]
            found.append(SimpleNamespace(time=day, user=user, begin=begins[first]))
        at = bits.find(SYNC, at + 1)
    return found
END
