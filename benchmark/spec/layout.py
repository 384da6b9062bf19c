"""Every path on disk, in one place."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class AttemptPaths:
    """One attempt of a trial."""

    root: Path

    @property
    def workspace(self) -> Path:
        return self.root / "workspace"

    @property
    def home(self) -> Path:
        return self.root / "home"

    @property
    def steps(self) -> Path:
        return self.root / "steps.jsonl"

    @property
    def snapshots(self) -> Path:
        return self.root / "snapshots.git"

    @property
    def harness_log(self) -> Path:
        return self.root / "harness.log"

    @property
    def exchanges(self) -> Path:
        return self.root / "exchanges.jsonl"

    @property
    def etc(self) -> Path:
        return self.root / "etc"

    @property
    def gateway(self) -> Path:
        return self.root / "gateway"

    @property
    def acts(self) -> Path:
        return self.root / "acts"

    @property
    def tmp(self) -> Path:
        return self.root / "tmp"

    @property
    def living(self) -> tuple[Path, ...]:
        """What is of no use when the harness has ended."""
        return (self.workspace, self.home, self.etc, self.gateway, self.acts, self.tmp)


@dataclass(frozen=True)
class TrialPaths:
    """One trial of a run."""

    root: Path

    @property
    def ledger(self) -> Path:
        return self.root / "ledger.jsonl"

    @property
    def matrix(self) -> Path:
        return self.root / "matrix.json"

    @property
    def rooms(self) -> Path:
        return self.root / "rooms"

    @property
    def bundle(self) -> Path:
        return self.root / "bundle"

    def attempt(self, number: int) -> AttemptPaths:
        return AttemptPaths(self.root / "attempts" / str(number))


@dataclass(frozen=True)
class RunPaths:
    """One run."""

    root: Path

    @property
    def plan(self) -> Path:
        return self.root / "run.json"

    @property
    def state(self) -> Path:
        return self.root / "state.sqlite"

    @property
    def lock(self) -> Path:
        return self.root / "lock"

    @property
    def junit(self) -> Path:
        return self.root / "junit.xml"

    def trial(self, trial: str) -> TrialPaths:
        return TrialPaths(self.root / "trials" / trial)


@dataclass(frozen=True)
class Layout:
    """The state folder, `.bench/` unless BENCH_HOME says otherwise.

    ```
    .bench/
      cache/
        materials/<sha256>/<file>     pinned third-party files
        workspaces/<image>/           /workspace of an agent image, as it is before the first step
        references/<image>.json       the reference solution out of a grader image
        grades/<image>/<tree>         checks that were decided on trees seen before
        proofs/<digest>.json          what came of `bench check task --prove`
        grades/key                    what marks those files as this folder's own
        toolboxes/<volume>            which toolbox volumes are filled
        builds/<image name>.log       what the last build of an image printed
      runs/<run>/
        run.json                      the pre-registered plan
        state.sqlite                  which workflow steps are done
        lock                          held by the runner that is alive
        junit.xml
        trials/<trial>/
          ledger.jsonl                every attempt
          attempts/<n>/               workspace/ home/ steps.jsonl snapshots.git/ harness.log etc/ gateway/
                                      acts/ tmp/
          rooms/<k>/                  clean rooms, while grading
          matrix.json
          bundle/                     benchmark.spec.bundle
    ```
    """

    root: Path

    @property
    def cache(self) -> Path:
        return self.root / "cache"

    @property
    def runs(self) -> Path:
        return self.root / "runs"

    def run(self, run: str) -> RunPaths:
        return RunPaths(self.runs / run)

    def material(self, sha256: str, file: str) -> Path:
        return self.cache / "materials" / sha256 / file

    def workspace(self, image: str) -> Path:
        return self.cache / "workspaces" / image.removeprefix("sha256:")

    def reference(self, image: str) -> Path:
        return self.cache / "references" / f"{image.removeprefix('sha256:')}.json"

    def grade(self, image: str, tree: str) -> Path:
        return self.cache / "grades" / image.removeprefix("sha256:") / tree

    def proof(self, digest: str) -> Path:
        return self.cache / "proofs" / f"{digest}.json"

    @property
    def grades_key(self) -> Path:
        return self.cache / "grades" / "key"

    def toolbox_marker(self, volume: str) -> Path:
        return self.cache / "toolboxes" / volume

    def build_log(self, name: str) -> Path:
        return self.cache / "builds" / f"{name}.log"
