# distmat: the distances of aligned sequences, a hundredfold
cat > sq/programs/distmat.py <<'END'
"""The distances of aligned sequences, a hundredfold."""

import importlib

from sq.distances import pairs


def run(job):
    method = importlib.import_module(f"sq.methods.{job['method']}")
    return [[one.name, two.name, 100.0 * method.distance(one, two, job)] for one, two in pairs(job.records())]
END
