# checksums: numbers that tell whether a sequence is what it was
cat > sq/checksums.py <<'END'
"""Numbers that tell whether a sequence is what it was."""


def gcg(letters):
    """The checksum of the Genetics Computer Group."""
    return sum((place % 57 + 1) * ord(letter) for place, letter in enumerate(letters.upper())) % 10000


def crc64(letters):
    """The cyclic redundancy check of SWISS-PROT, with the polynomial of ISO 3309."""
    value = 0
    for letter in letters:
        value ^= ord(letter)
        for _ in range(8):
            value = (value >> 1) ^ (0xD800000000000000 if value & 1 else 0)
    return f"{value:016X}"
END
