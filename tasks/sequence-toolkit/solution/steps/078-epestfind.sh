# epestfind: pEST motifs, by which proteins are marked for destruction
cat > sq/programs/epestfind.py <<'END'
"""PEST motifs, by which proteins are marked for destruction."""

from sq.aminos import values


def run(job):
    [record] = job.records()
    letters, rows = record.letters.upper(), []
    weights = values("monoisotopic" if job["mono"] else "average")
    scale, last = values("pest"), len(letters) - 1
    for start, letter in enumerate(letters):
        if start and letter not in "RHK":
            continue
        end = next((place for place in range(start + 1, last) if letters[place] in "RHK"), last)
        if end - start - 1 < job["window"] or end <= start:
            continue
        part = letters[start + 1 : end + 1 if start and end == last else end]
        if not all(set(part) & set(some) for some in ("DE", "P", "ST")):
            continue
        whole = sum(weights[one] for one in part)
        pest = sum(weights[one] for one in part if one in "DEPST") - sum(weights[one] for one in "EPT")
        hydropathy = sum(weights[one] * scale[one] for one in part) / whole
        score = 0.55 * 100.0 * pest / whole - 0.5 * hydropathy
        told = "Potential" if score >= job["threshold"] else "Poor"
        rows.append([told, len(part), start + 1, end + 1, score])
    return rows
END
