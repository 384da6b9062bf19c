# checktrans: open reading frames of proteins with stops in them
cat > sq/programs/checktrans.py <<'END'
"""Open reading frames of proteins with stops in them."""


def run(job):
    [record] = job.records()
    letters = record.letters.upper()
    if job["addlast"] and not letters.endswith("*"):
        letters += "*"
    rows, start = [], 0
    parts = letters.split("*")[:-1]
    for number, part in enumerate(parts, 1):
        end = start + len(part)
        if len(part) >= job["orfml"]:
            rows.append([number, end + 1, len(part), start + 1, end, f"{record.name}_{number}"])
        start = end + 1
    return rows
END
