# pepstats: statistics of proteins: a summary, their residues or their kinds of residues
cat > sq/programs/pepstats.py <<'END'
"""Statistics of proteins: a summary, their residues or their kinds of residues."""

import importlib


def run(job):
    part = importlib.import_module(f"sq.pepstats.{job['table']}")
    return [row for record in job.records() for row in part.rows(record.letters.upper(), job)]
END
