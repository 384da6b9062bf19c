# notseq: sequences whose names are not excluded, or those that are
cat > sq/programs/notseq.py <<'END'
"""Sequences whose names are not excluded, or those that are."""

import fnmatch
import re


def run(job):
    patterns = re.split("[,;]", job["exclude"].lower())
    rows = []
    for record in job.records():
        excluded = any(fnmatch.fnmatchcase(record.name.lower(), pattern) for pattern in patterns)
        if excluded == job["junk"]:
            rows.append(record.row())
    return rows
END
