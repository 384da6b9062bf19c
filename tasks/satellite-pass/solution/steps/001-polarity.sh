# Which way up
cat > ground/marker.py <<'END'
"""Looks for the marker in front of each block."""

MARKER = 0x1ACFFC1D


def found(bits, marker):
    """(position, wrong bits) of everything that is the marker but for two bits at most."""
    window, places = 0, []
    for place, bit in enumerate(bits):
        window = (window << 1 | bit) & 0xFFFFFFFF
        wrong = (window ^ marker).bit_count()
        if wrong <= 2 and place >= 31:
            places.append((place - 31, wrong))
    return places
END
