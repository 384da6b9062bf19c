# What user digits say
cat > desk/kinds.py <<'END'
"""What is recorded where, by the user digits of the timecode."""

KINDS = {1: "tone", 2: "programme", 3: "emphasised"}


def number(recording):
    user = recording.words[0].user
    return user[1] + 10 * user[2]


def sections(recording):
    """(kind, first, last): runs of frames of a kind; a lost frame is as the one before."""
    known = {word.time: KINDS[word.user[0]] for word in recording.words}
    found = []
    for time in range(recording.words[0].time, recording.words[-1].time + 1):
        kind = known.get(time) or found[-1][0]
        if found and found[-1][0] == kind:
            found[-1][2] = time
        else:
            found.append([kind, time, time])
    return found
END
