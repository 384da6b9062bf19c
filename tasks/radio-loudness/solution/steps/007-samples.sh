# Samples of any width
cat > desk/samples.py <<'END'
"""Turns the bytes of samples into numbers."""

from array import array


def widened(data, width):
    """Signed samples of 32 bits, the upper ones of which are those of the file."""
    if width == 4:
        return array("i", data)
    if width == 1:
        return array("i", [(byte - 128) << 24 for byte in data])
    wide = bytearray(len(data) // width * 4)
    for place in range(width):
        wide[4 - width + place :: 4] = data[place::width]
    return array("i", bytes(wide))


def channels(recording):
    """Lists of numbers of which 1 is full scale."""
    width = recording.container // 8
    if recording.coding == "float":
        numbers = array("f", recording.data).tolist()
    else:
        numbers = [code / 2**31 for code in widened(recording.data, width)]
    return [numbers[channel :: recording.channels] for channel in range(recording.channels)]
END
