# Bits of a biphase code
cat > desk/bits.py <<'END'
"""Reads bits out of changes of level."""

RATE = 2000


def bits(samples, rate):
    """Bits as a text, `x` where there is none, and the sample with which each begins."""
    changes = [
        place for place, (a, b) in enumerate(zip(samples, samples[1:]), 1) if (a < 0) != (b < 0)
    ]
    told, begins, half = [], [], None
    for begin, end in zip(changes, changes[1:]):
        length = (end - begin) * RATE / rate
        if 0.25 < length <= 0.75 and half is None:
            half = begin
            continue
        bit, place = "x", begin
        if 0.25 < length <= 0.75:
            bit, place = "1", half
        elif 0.75 < length < 1.25 and half is None:
            bit = "0"
        elif 0.75 < length < 1.25:
            told.append("x")
            begins.append(half)
            bit = "0"
        half = None
        told.append(bit)
        begins.append(place)
    return "".join(told), begins
END
