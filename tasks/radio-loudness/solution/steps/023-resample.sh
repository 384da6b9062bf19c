# Another rate
cat > desk/resample.py <<'END'
"""Brings a signal to another rate."""

import math
from operator import mul

from desk.kernel import weights

LOBES = 16


def resampled(channels, first, step, count):
    """Values at first + m step (fractions), m below count, of each channel; zeros beyond the ends."""
    cutoff = min(1.0, float(1 / step))
    half = LOBES / cutoff
    edge = math.ceil(half) + 1
    padded = [[0.0] * edge + samples + [0.0] * edge for samples in channels]
    base = math.lcm(first.denominator, step.denominator)
    tick, stride = int(first * base), int(step * base)
    known, made = {}, [[] for _ in channels]
    for _ in range(count):
        whole, part = divmod(tick, base)
        if part not in known:
            known[part] = weights(part / base, cutoff, half)
        offset, taps = known[part]
        begin = whole + offset + edge
        for samples, out in zip(padded, made):
            out.append(sum(map(mul, taps, samples[begin : begin + len(taps)])))
        tick += stride
    return made
END
