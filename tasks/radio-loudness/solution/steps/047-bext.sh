# Broadcast extension
cat > desk/bext.py <<'END'
"""The chunk by which broadcasters know a file."""

import math
import struct


def bext(order, rate, samples, values):
    """`samples`: from midnight to the beginning; `values`: loudness and the like, in the order of the chunk."""
    head = b"".join(
        text.encode("latin-1").ljust(size, b"\0")
        for text, size in (
            (order["title"], 256),
            (order["originator"], 32),
            ("", 32),
            (order["date"], 10),
            (order["time"], 8),
        )
    )
    numbers = [math.floor(100 * value + 0.5) for value in values]
    history = f"A=PCM,F={rate},W=16,M=stereo,T={order['title']}\r\n"
    return head + struct.pack("<QH64x5h180x", samples, 2, *numbers) + history.encode("latin-1")
END
