"""Proofs that are kept: a task that was proven need not be proven again while its images are the same.

A kept proof is a file in the state folder, named by what was proven: both images and the task's own terms. What a
proof measured (how large the images are, how long a grade takes) is told on the task's page.
"""

import hashlib
from pathlib import Path

from pydantic import Field, ValidationError

from benchmark.spec.base import Model
from benchmark.spec.files import write_atomic
from benchmark.spec.layout import Layout
from benchmark.spec.task import Task, Tier
from benchmark.suite.lint import Problem

_TERMS = {"name", "required_steps", "milestones", "impossible", "limits", "grader"}
"""What of task.toml a proof depends on and no image holds."""


class Proof(Model):
    """What came of proving a task; sizes in bytes, times in seconds."""

    task: str
    title: str
    family: str
    occupation: str
    impossible: bool = Field(description="nobody can pass it; that is part of what was proven")
    tier: Tier
    required_steps: int
    checks: int
    agent_image: str
    grader_image: str
    agent_image_bytes: int
    grader_image_bytes: int
    grade_seconds: float = Field(description="median over the snapshots of the reference run")
    minimal: bool = Field(description="whether each action was left out in turn")
    leave_one_out: int = Field(description="actions that were left out: all, or the last of each milestone")
    garbled: int = Field(description="checks that still passed when all that they don't read was garbled")
    links: int = Field(
        description="milestones without whose actions the next one fails, too; in a true chain, all but the last"
    )
    draws: int = Field(description="grades of what the reference made, each asking what was drawn for it")
    seconds: float = Field(description="what the proof took")
    proven: str = Field(description="ISO 8601, UTC")
    reused: bool = Field(False, description="a kept proof; nothing changed since")
    problems: tuple[Problem, ...] = ()

    def row(self) -> dict[str, str]:
        """Column -> what a table of proofs says of this one."""
        return {
            "task": self.task,
            "family": self.family,
            "occupation": self.occupation,
            "tier": self.tier.value,
            "R": str(self.required_steps),
            "checks": str(self.checks),
            "image MB": f"{self.agent_image_bytes / 1e6:.0f} + {self.grader_image_bytes / 1e6:.0f}",
            "grade s": f"{self.grade_seconds:.2f}",
            "left out": str(self.leave_one_out),
            "garbled": str(self.garbled),
            "links": str(self.links),
            "draws": str(self.draws),
            "problems": str(len(self.problems)),
            "proven": self.proven[:10],
        }


def keep(layout: Layout, task: Task, proof: Proof) -> None:
    """Write a proof of `task` to the state folder."""
    write_atomic(_path(layout, task, proof.agent_image, proof.grader_image), proof.model_dump_json(indent=1))


def kept(layout: Layout, task: Task, agent_image: str, grader_image: str) -> Proof | None:
    """The kept proof of a task with these images; None if there is none, or none that can be read."""
    try:
        return Proof.model_validate_json(_path(layout, task, agent_image, grader_image).read_bytes())
    except (FileNotFoundError, ValidationError):
        return None


def _path(layout: Layout, task: Task, agent_image: str, grader_image: str) -> Path:
    terms = task.model_dump_json(include=_TERMS)
    return layout.proof(hashlib.sha256(f"{agent_image} {grader_image} {terms}".encode()).hexdigest())
