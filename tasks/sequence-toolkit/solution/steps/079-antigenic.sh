# antigenic: stretches of proteins that are likely to be antigenic, after Kolaskar and Tongaonkar
cat > sq/programs/antigenic.py <<'END'
"""Stretches of proteins that are likely to be antigenic, after Kolaskar and Tongaonkar."""

from sq.aminos import values


def run(job):
    scale, rows = values("antigenic"), []
    for record in job.records():
        letters = record.letters.upper()
        least = min(1.0, sum(scale[letter] for letter in letters) / len(letters))
        means = {
            place + 3: sum(scale[letter] for letter in letters[place : place + 7]) / 7
            for place in range(len(letters) - 6)
        }
        start = None
        for place in range(3, len(letters) - 2):
            if means.get(place, 0.0) >= least:
                start = place if start is None else start
            elif start is not None:
                if place - start >= job["minlen"]:
                    best = max(means[one] for one in range(start, place))
                    rows.append([record.name, start + 1, place, best])
                start = None
    return rows
END
