# Reed-Solomon
cat > ground/solomon.py <<'END'
"""Corrects code words of the Reed-Solomon code with 16 parity bytes, roots a^0 to a^15."""

from ground.field import EXP, at, over, times

PARITY = 16


def locator(syndromes):
    """The polynomial of the errors' places, after Berlekamp and Massey."""
    current, before, length, gap, scale = [1], [1], 0, 1, 1
    for n in range(PARITY):
        wrong = syndromes[n]
        for i in range(1, length + 1):
            if i < len(current):
                wrong ^= times(current[i], syndromes[n - i])
        if wrong == 0:
            gap += 1
            continue
        factor = over(wrong, scale)
        shifted = [0] * gap + [times(factor, value) for value in before]
        size = max(len(current), len(shifted))
        grown = [(current[i] if i < len(current) else 0) ^ (shifted[i] if i < len(shifted) else 0) for i in range(size)]
        if 2 * length <= n:
            length, before, scale, gap = n + 1 - length, current, wrong, 1
        else:
            gap += 1
        current = grown
    return current[: length + 1], length


def corrected(word):
    """(data, number of corrected bytes); None if there are too many errors."""
    backwards = list(reversed(word))
    syndromes = [at(backwards, EXP[i]) for i in range(PARITY)]
    if not any(syndromes):
        return bytes(word[:-PARITY]), 0
    places, count = locator(syndromes)
    wrong = [i for i in range(len(word)) if at(places, EXP[-i % 255]) == 0]
    if count > PARITY // 2 or len(wrong) != count:
        return None
    values = [0] * PARITY
    for i, a in enumerate(syndromes):
        for j, b in enumerate(places):
            if i + j < PARITY:
                values[i + j] ^= times(a, b)
    slope = [value if i % 2 == 0 else 0 for i, value in enumerate(places[1:])]
    for i in wrong:
        inverse = EXP[-i % 255]
        backwards[i] ^= times(EXP[i], over(at(values, inverse), at(slope, inverse)))
    if any(at(backwards, EXP[i]) for i in range(PARITY)):
        return None
    return bytes(reversed(backwards))[:-PARITY], count
END
