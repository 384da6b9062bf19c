"""Tries the users' reports against the library in this folder's parent.

python3 reports/check.py [NUMBER ...]
"""

import json
import sys
from pathlib import Path

sys.dont_write_bytecode = True
HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent), str(HERE)]

import probe  # noqa: E402


def outcome(case: dict) -> object:
    try:
        value = {"value": probe.probe(case)}
    except (Exception, probe.TooLong) as error:
        return "raised " + type(error).__name__
    return json.loads(json.dumps(value))


def main() -> int:
    wanted = {int(number) for number in sys.argv[1:]}
    reports = json.loads((HERE / "reports.json").read_text(encoding="utf-8"))
    open_ = [report for report in reports if not wanted or report["number"] in wanted]
    failed = 0
    for report in open_:
        found = outcome(report["case"])
        if found != report["expected"]:
            failed += 1
            print(f"report {report['number']} ({report['case']['kind']}): not as expected")
            if wanted:
                print("  expected:", json.dumps(report["expected"]), "\n  found:   ", json.dumps(found))
    print(f"{len(open_) - failed} of {len(open_)} reports are settled")
    return 1 if failed else 0


sys.exit(main())
