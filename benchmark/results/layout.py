"""Where everything of a bundle is on disk, and what its files must add up to.

`SHA256SUMS` closes the last gap: `bundle.json` has every other file's digest but can't have its own.
Any machine checks a bundle with `sha256sum --check SHA256SUMS`.
"""

import hashlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path


class BundleLayout:
    """The paths of one bundle.

    ```
    <root>/
      bundle.json        benchmark.spec.bundle.Bundle
      SHA256SUMS         digest and path of every other file
      instruction.md
      steps.jsonl
      snapshots.git/     bare; everything in one pack
      matrix.json
      verdict.json
      ledger.jsonl
      harness.log
    ```
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.bundle = root / "bundle.json"
        self.sums = root / "SHA256SUMS"
        self.instruction = root / "instruction.md"
        self.steps = root / "steps.jsonl"
        self.snapshots = root / "snapshots.git"
        self.matrix = root / "matrix.json"
        self.verdict = root / "verdict.json"
        self.ledger = root / "ledger.jsonl"
        self.harness_log = root / "harness.log"

    def relative(self, path: Path) -> str:
        """A path as `bundle.json` names it."""
        return path.relative_to(self.root).as_posix()

    def files(self) -> Iterator[Path]:
        """Every file in the bundle, in order of name.

        Raises:
            ValueError: something in it is neither a file nor a folder.
        """
        for folder, folders, names in os.walk(self.root):
            folders.sort()
            for name in sorted(names + [name for name in folders if (Path(folder) / name).is_symlink()]):
                path = Path(folder, name)
                if path.is_symlink() or not path.is_file():
                    raise ValueError(f"{self.relative(path)}: a bundle has nothing but files and folders")
                yield path

    def digests(self) -> dict[str, str]:
        """Path -> SHA-256 of every file but `bundle.json` and `SHA256SUMS`."""
        own = (self.bundle, self.sums)
        return {self.relative(path): file_digest(path) for path in self.files() if path not in own}

    def sums_text(self, digests: Mapping[str, str]) -> str:
        """What `SHA256SUMS` has to say."""
        lines = {**digests, self.relative(self.bundle): file_digest(self.bundle)}
        return "".join(f"{digest}  {path}\n" for path, digest in sorted(lines.items()))


def file_digest(path: Path) -> str:
    """The SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
