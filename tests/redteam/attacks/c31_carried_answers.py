"""Class 31: a harness that brings the public task's answers along, on a private variant of it."""

import json
import os
from pathlib import Path

from redteam.book import Blow

from benchmark.harness.scripted import Ending
from benchmark.spec.action import Reference

TITLE = "Harness-carried answers"
SAYS = "the public task's whole solution, in the harness and as AGENTS.md, played on a variant made from another seed"
PLAYS = False
CARRIED = "REDTEAM_CARRIED"


def TASKS(loaded):
    """Tasks that are made from a seed."""
    return "ARG SEED=" in loaded.file("environment/Dockerfile").read_text(encoding="utf-8")


def acts(script, token):
    carried = Reference.model_validate_json(Path(os.environ[CARRIED]).read_bytes())
    for action in carried.actions:
        yield action.shell()
    yield "printf 'The answers are in this file.\\n' > AGENTS.md"
    return Ending()


def strike(lab, task):
    public, private = lab.variant(task)
    required = private["oracle"].bundle.task.required_steps
    carried = private["attack:name=c31_carried_answers"].verdict
    honest = private["oracle"].verdict
    loses = carried.outcome == "fail" and carried.survived < required and not carried.health.problems
    return Blow(
        f"{len(json.loads(public)['actions'])} carried actions were played on the private variant; its own reference passes: {honest.outcome}",
        f"{carried.outcome} {carried.survived}/{required}",
        f"fail, below {required}/{required}",
        loses and honest.outcome == "pass",
    )
