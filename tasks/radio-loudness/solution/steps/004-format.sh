# The form of the samples
cat > desk/fmt.py <<'END'
"""Reads what a file says of the form of its samples."""

import struct

CODINGS = {1: "pcm", 3: "float"}
EXTENSIBLE = 0xFFFE


def told(recording):
    """Notes coding, channels, rate, container, valid, and the whole frames' bytes."""
    contents = {name: content for name, _, content in recording.chunks}
    head = contents["fmt"]
    tag, recording.channels, recording.nominal, _, width, recording.valid = struct.unpack_from("<HHIIHH", head)
    if tag == EXTENSIBLE:
        recording.valid, _, tag = struct.unpack_from("<HIH", head, 18)
    recording.coding = CODINGS[tag]
    recording.container = 8 * width // recording.channels
    recording.samples = len(contents["data"]) // width
    recording.data = contents["data"][: recording.samples * width]
END
