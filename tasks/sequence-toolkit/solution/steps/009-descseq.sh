# descseq: a sequence under another name and description
cat > sq/programs/descseq.py <<'END'
"""A sequence under another name and description."""


def run(job):
    [record] = job.records()
    name, text = job["name"], job["description"]
    if job["append"]:
        return [[record.name + name, record.text + text, record.letters]]
    return [[name or record.name, text or record.text, record.letters]]
END
