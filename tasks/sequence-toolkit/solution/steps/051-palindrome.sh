# palindrome: inverted repeats
cat > sq/programs/palindrome.py <<'END'
"""Inverted repeats."""

from sq.letters import complement


def candidates(letters, job):
    """(start, end, reverse start, reverse end) of all, places from 0; the ends are past the last."""
    other, last = complement(letters), len(letters) - 1
    for start in range(last):
        for back in range(min(start + 2 * job["maxpallen"] + job["gaplimit"], last), start + job["minpallen"], -1):
            if letters[start] != other[back]:
                continue
            left, right, count, missed, trailing = start, back, 0, 0, 0
            while missed <= job["nummismatches"] and left < right:
                if letters[left] == other[right]:
                    trailing = 0
                else:
                    missed, trailing = missed + 1, trailing + 1
                left, right, count = left + 1, right - 1, count + 1
            count -= trailing
            if count >= job["minpallen"] and back - start - 2 * count + 1 <= job["gaplimit"]:
                yield start, start + count, back, back - count


def run(job):
    [record] = job.records()
    found = []
    for one in candidates(record.letters.upper(), job):
        inside = any(
            one[0] >= other[0] and one[1] <= other[1] and one[2] <= other[2] and one[3] >= other[3] for other in found
        )
        if not inside:
            found.append(one)
    return [
        [start + 1, end, back + 1, rest + 2]
        for start, end, back, rest in found
        if end - start <= job["maxpallen"]
    ]
END
