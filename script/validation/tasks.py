"""`bench check task --all`: the reference's law and its minimality.

One proof a task, and each is kept: called again, it goes on where it was stopped. BENCH_QUICK=1 proves what was not
proven yet as the gate does by itself, and tells of what was as it was proven.
"""

import os
import sys
from itertools import groupby

from benchmark.engine.proofs import Proof
from benchmark.spec.task import Tier
from benchmark.suite.load import load_task
from validation.common import SUITE, bench, report, tasks

DRAWS = 20
"""Grades of what the reference made; of a rung as few as the gate's, since the whole task asks all that its rungs ask."""


def run() -> bool:
    """Prove every task, impossible ones too; rungs that can be done come last.

    A rung without one action is the very tree that the whole task is without it, and asks some of the same checks: what
    was proven of each action there need not be proven again. So of a rung only each milestone's last one is left out.
    """
    named = tasks() if os.environ.get("BENCH_TASKS") else SUITE.task_names()
    quick = bool(os.environ.get("BENCH_QUICK"))
    terms = {name: load_task(SUITE, name).task for name in named}
    rungs = {name for name, task in terms.items() if task.rung_of and task.impossible is None}
    names = sorted(named, key=lambda name: (name in rungs, name))
    proofs: list[Proof] = []
    problems = []
    # One call for all that are proven in the same way.
    for brief, group in groupby(names, key=lambda name: quick or name in rungs):
        how = [] if brief else ["--minimal", "--draws", str(DRAWS)]
        told = bench("check", "task", *group, "--prove", *how)
        proofs += map(Proof.model_validate, told["proofs"])
        problems += told["problems"]
    proofs.sort(key=lambda proof: (proof.required_steps, proof.task))
    rows = [proof.row() for proof in proofs]
    for problem in problems:
        print(problem["where"], problem["message"], file=sys.stderr)
    if not rows:
        raise SystemExit("tasks: nothing was proven; mend the problems above")
    families = {proof.family for proof in proofs}
    occupations = {proof.occupation.lower() for proof in proofs}
    tiers = ", ".join(f"{sum(proof.tier is tier for proof in proofs)} {tier}" for tier in Tier)
    others = sorted(set(SUITE.task_names()) - set(named))
    impossible = sum(proof.impossible for proof in proofs)
    chains = sum(terms[proof.task].chain for proof in proofs)
    report(
        "tasks",
        "Proof of the tasks",
        "The reference is played and every snapshot graded: each milestone turns true exactly at the last action it owns, no"
        " guard breaks, grades of the end are equal, whatever is drawn to be asked. Then actions are left out in turn, and some"
        " check must fail, without a milestone's last one that milestone (*left out*: all R, or each milestone's last one; of a"
        " rung only those, since without an action it is the tree that the whole task is without it). *Links*: milestones without whose actions the"
        " next one fails, too; of a task marked as a true chain all must be. *Garbled*: checks that passed when all that they"
        " don't read was garbled; the others say that they read everything."
        " Of an impossible task the last two actions force what it asks for, and must break the guards that it contradicts;"
        " no snapshot satisfies both. Image MB: the agent's and the grader's. Grade s: median over the reference's snapshots.",
        list(rows[0]),
        [list(row.values()) for row in rows],
        f"{len(problems)} problems in {len(rows)} tasks ({tiers}; {impossible} of them impossible, {chains} true chains) of"
        f" {len(families)} families and {len(occupations)} occupations."
        + (" With BENCH_QUICK=1: not all whole tasks had every action left out." if quick else "")
        + (f" Not asked about: {', '.join(others)}." if others else ""),
    )
    return not problems and len(proofs) == len(names)
