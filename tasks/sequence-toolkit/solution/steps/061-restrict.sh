# restrict: where restriction enzymes cut
cat > sq/programs/restrict.py <<'END'
"""Where restriction enzymes cut."""

from sq.enzymes import read
from sq.letters import reverse_complement


def places(letters, site):
    """Where a site stands, from 0."""
    return [place for place in range(len(letters) - len(site) + 1) if letters.startswith(site, place)]


def run(job):
    rows = []
    for record in job.records():
        letters = record.letters.upper()
        for name, site, forward, backward in read(job.files["enzymes"]):
            if len(site) < job["sitelen"]:
                continue
            size = len(site)
            found = [[place, "+", place + forward, place + backward] for place in places(letters, site)]
            cuts = [hit[2:] for hit in found]
            for place in places(letters, reverse_complement(site)):
                hit = [place, "-", place + size - backward, place + size - forward]
                if hit[2:] not in cuts:
                    found.append(hit)
            # What would be cut at the end or beyond doesn't count.
            found = [hit for hit in found if min(hit[2:]) >= 1 and max(hit[2:]) < len(letters)]
            if job["min"] <= len(found) <= job["max"]:
                for place, strand, five, three in found:
                    rows.append([record.name, place + 1, place + size, strand, name, site, five, three])
    return rows
END
