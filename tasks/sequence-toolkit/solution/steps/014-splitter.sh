# splitter: sequences in pieces
cat > sq/programs/splitter.py <<'END'
"""Sequences in pieces."""


def run(job):
    size, overlap, rows = job["size"], job["overlap"], []
    for record in job.records():
        length, start = len(record.letters), 0
        whole, step, last = size, size - overlap, length - 1
        if job["addoverlap"]:
            whole, step, last = size + overlap, size, length - 2
        pieces = []
        while start + whole <= last:
            pieces.append((start, start + whole))
            start += step
        pieces.append((start, length))
        for begin, end in pieces:
            rows.append([f"{record.name}_{begin + 1}-{end}", record.text, record.letters[begin:end]])
    return rows
END
