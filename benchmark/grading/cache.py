"""Grades of trees that were graded before by the same grader image: one file a tree.

A file that is torn or was altered does not fit its digest and is ignored, so the tree is graded again.
"""

import hashlib
from pathlib import Path

from benchmark.recorder.steplog import canonical
from benchmark.spec.files import write_atomic
from benchmark.spec.layout import Layout
from benchmark.spec.verdict import Grade


class GradeCache:
    """The grades that one grader image gave."""

    def __init__(self, layout: Layout, image: str) -> None:
        self._layout = layout
        self._image = image

    def get(self, tree: str) -> Grade | None:
        """The stored grade; None if there is none that can be trusted."""
        try:
            digest, _, body = self._path(tree).read_bytes().partition(b"\n")
            if digest.decode() != hashlib.sha256(body).hexdigest():
                return None
            grade = Grade.model_validate_json(body)
        except (OSError, ValueError):
            return None
        return grade if (grade.tree, grade.grader_image) == (tree, self._image) else None

    def put(self, grade: Grade) -> None:
        """Store a grade; one with a fault is not worth keeping."""
        if grade.fault is None:
            body = canonical(grade.model_dump(mode="json"))
            write_atomic(self._path(grade.tree), hashlib.sha256(body).hexdigest().encode() + b"\n" + body)

    def _path(self, tree: str) -> Path:
        return self._layout.grade(self._image, tree)
