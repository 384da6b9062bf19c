# Two pieces make a duty
cat > transit/pairs.py <<'END'
"""Joins pieces to duties of one or two."""


def paired(pieces, pause, span, drive):
    """Each duty's pieces."""
    duties = []
    for piece in sorted(pieces, key=lambda one: (one.start, one.name)):
        for duty in duties:
            first = duty[0]
            if (
                len(duty) == 1
                and piece.start - first.end >= pause
                and piece.end - first.start <= span
                and first.drive + piece.drive <= drive
            ):
                duty.append(piece)
                break
        else:
            duties.append([piece])
    return duties
END
