# Dither
cat > desk/dither.py <<'END'
"""Makes samples of 16 bits, with dither."""

import math


def numbers(state):
    while True:
        state = (1664525 * state + 1013904223) & 0xFFFFFFFF
        yield state / 2**32


def codes(programme, seed):
    """Both channels in turn."""
    dither, made = numbers(seed), []
    for pair in zip(*programme):
        for value in pair:
            code = math.floor(32768 * value + next(dither) - next(dither) + 0.5)
            made.append(min(max(code, -32768), 32767))
    return made
END
