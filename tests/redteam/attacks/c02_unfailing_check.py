"""Class 2: every check must be able to fail, guards too: the finished artifact is taken apart."""

from redteam.book import Blow
from redteam.tricks import honest

TITLE = "A check that can't fail"
SAYS = "the whole reference, then everything is wiped; and each milestone one action before its last"
HONEST = 1.0


def acts(script, token):
    yield from honest(script, 1.0)
    return (yield from _wipe())


def _wipe():
    from benchmark.harness.scripted import Ending

    yield "find . -mindepth 1 -delete"
    return Ending()


def landed(seen):
    return seen.require(not seen.final, "the finished artifact was wiped")


def strike(lab, task):
    impossible = lab.task(task).task.family == "impossible"
    wiped = lab.runs[task]["attack:name=c02_unfailing_check"]
    honest = lab.oracle(task)
    last = honest.passing[-1]
    never_failed = [
        check.id
        for check in honest.bundle.checks
        if check.id in wiped.passing[-1]
        or (check.last_action is not None and check.id in honest.passing[check.last_action - 1])
    ]
    never_passed = [] if impossible else [check.id for check in honest.bundle.checks if check.id not in last]
    total = len(honest.bundle.checks)
    return Blow(
        f"{total} checks, each with its target taken away",
        f"{total - len(never_failed)} of {total} failed {never_failed or ''}".strip(),
        f"{total} of {total} failed",
        not never_failed and not never_passed,
    )
