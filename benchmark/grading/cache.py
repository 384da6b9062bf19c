"""Cells of the matrix that were examined before: by grader image, tree and check, across runs.

Only what was examined on that very tree is kept, never what was carried over to it. A file that is torn, was altered,
or was written by somebody without this state folder's key is ignored, and the tree is examined again.
"""

import contextlib
import hashlib
import hmac
import json
import os
import secrets
import zlib
from collections.abc import Mapping
from typing import Any

from benchmark.grading.reuse import Examined
from benchmark.spec.files import write_atomic
from benchmark.spec.layout import Layout
from benchmark.spec.verdict import CheckResult

_MAX = 64 * 1024 * 1024


class GradeCache:
    """The cells that one grader image decided."""

    def __init__(self, layout: Layout, image: str) -> None:
        self._layout = layout
        self._image = image

    def get(self, tree: str) -> dict[str, Examined]:
        """Check -> its cell on this tree; empty if there is nothing that can be trusted."""
        try:
            mark, _, body = self._layout.grade(self._image, tree).read_bytes().partition(b"\n")
            if not hmac.compare_digest(mark, self._mark(tree, body)):
                return {}
            return _unpack(body)
        except (OSError, ValueError, KeyError, IndexError, TypeError, zlib.error):
            return {}

    def put(self, tree: str, cells: Mapping[str, Examined]) -> None:
        """Keep cells that were examined on this tree, besides those kept before."""
        body = _pack({**self.get(tree), **cells})
        write_atomic(self._layout.grade(self._image, tree), self._mark(tree, body) + b"\n" + body)

    def _mark(self, tree: str, body: bytes) -> bytes:
        text = f"{self._image}\0{tree}\0".encode()
        return hmac.new(self._key(), text + body, hashlib.sha256).hexdigest().encode()

    def _key(self) -> bytes:
        path = self._layout.grades_key
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            made = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
            made.touch(0o600)
            made.write_bytes(secrets.token_hex(32).encode())
            with contextlib.suppress(FileExistsError):
                os.link(made, path)  # whoever comes first has made it for all
            made.unlink()
        return path.read_bytes()


def _pack(cells: Mapping[str, Examined]) -> bytes:
    """Checks read much the same, so each read is written once."""
    names = sorted({read for cell in cells.values() for read in cell.reads})
    place = {name: number for number, name in enumerate(names)}
    table = {
        check: [cell.result.passed, cell.result.message, sorted(place[read] for read in cell.reads), cell.brief]
        for check, cell in cells.items()
    }
    return zlib.compress(json.dumps({"reads": names, "cells": table}).encode())


def _unpack(body: bytes) -> dict[str, Examined]:
    packed = zlib.decompressobj()
    told: Any = json.loads(packed.decompress(body, _MAX))
    names = told["reads"]
    return {
        check: Examined(CheckResult(passed=passed, message=message), frozenset(names[place] for place in reads), brief)
        for check, (passed, message, reads, brief) in told["cells"].items()
    }
