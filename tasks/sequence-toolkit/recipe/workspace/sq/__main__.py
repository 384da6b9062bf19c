"""Reads one job a line from standard input, as JSON, and answers each with a line: its table, or what was wrong.

{"program": "nthseq", "options": {"number": 2}, "files": {"sequence": ">a\nACGT\n>b one more\nCCGT\n"}}
[["b", "one more", "CCGT"]]
"""

import importlib
import json
import sys

from sq.job import Job


def answer(line):
    """What a job comes to."""
    try:
        asked = json.loads(line)
        program = importlib.import_module(f"sq.programs.{asked['program']}")
        return program.run(Job(asked.get("options", {}), asked["files"]))
    except Exception as problem:
        return {"error": f"{type(problem).__name__}: {problem}"}


for line in sys.stdin:
    print(json.dumps(answer(line)), flush=True)
