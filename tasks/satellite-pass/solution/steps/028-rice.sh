# Rice codes
cat > ground/rice.py <<'END'
"""Reads signed numbers in Rice's code."""


def numbers(data, k, count):
    """The first `count` numbers, with `k` low bits each."""
    bits = (byte >> 7 - place & 1 for byte in data for place in range(8))
    found = []
    for _ in range(count):
        high = 0
        while next(bits):
            high += 1
        low = 0
        for _ in range(k):
            low = low << 1 | next(bits)
        code = high << k | low
        found.append(-(code + 1) // 2 if code % 2 else code // 2)
    return found
END
