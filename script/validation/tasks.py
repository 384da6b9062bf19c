"""`bench check task --prove --minimal`: the reference's law and its minimality."""

import sys

from validation.common import bench, report, tasks


def run() -> bool:
    """Prove every task."""
    told = bench("check", "task", "--prove", "--minimal", *tasks())
    rows = [
        [
            proof["task"],
            proof["tier"],
            str(proof["required_steps"]),
            str(proof["checks"]),
            f"{proof['agent_image_bytes'] / 1e6:.0f}",
            f"{proof['grader_image_bytes'] / 1e6:.0f}",
            f"{proof['grade_seconds']:.2f}",
            str(proof["leave_one_out"]),
            str(len(proof["problems"])),
        ]
        for proof in told["proofs"]
    ]
    for problem in told["problems"]:
        print(problem["where"], problem["message"], file=sys.stderr)
    report(
        "tasks",
        "Proof of the tasks",
        "The reference is played and every snapshot graded: each milestone turns true exactly at the last action it owns, no"
        " guard breaks, three grades of the end are equal. Then each action is left out in turn, and some check must fail.",
        ["task", "tier", "R", "checks", "agent MB", "grader MB", "grade s", "left out", "problems"],
        rows,
        f"{len(told['problems'])} problems in {len(rows)} tasks.",
    )
    return not told["problems"]
