# Checksums
cat > ground/checksum.py <<'END'
"""The checksum at the end of a frame."""


def crc16(data):
    found = 0xFFFF
    for byte in data:
        found ^= byte << 8
        for _ in range(8):
            found = (found << 1 ^ (0x1021 if found & 0x8000 else 0)) & 0xFFFF
    return found
END
