"""The laboratory: a suite with every task and the attacking harness, real runs of it, and the evidence that they leave.

One `bench run` a task plays the oracle and every attack beside it; then each attack is judged by what it left behind.
"""

import functools
import json
import os
import re
import secrets
import shutil
import tempfile
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import docker
import pygit2
from support.cli import ROOT, TINY, Bench

from benchmark.grading.materialise import WorkTree
from benchmark.recorder.names import decode
from benchmark.results.read import ReadBundle, read_bundle
from benchmark.sandbox.images import Images
from benchmark.spec.layout import Layout
from benchmark.spec.step import ObservationEvent, SnapshotEvent
from benchmark.suite.contexts import grader_base_context
from benchmark.suite.load import LoadedTask, load_task
from benchmark.suite.locate import Suite
from redteam.book import NONCE, Attack, Blow, NotLanded, deserved, honest_actions, token
from redteam.scan import Scan, scan_image, with_files
from redteam.tricks import EXHIBITS
from redteam.watch import Sighting, Watch

HERE = Path(__file__).parent
OWN = ("sums", "impossible")


@dataclass(frozen=True)
class File:
    """A file of a snapshot."""

    mode: int
    data: bytes


@dataclass(frozen=True)
class Result:
    """What one attack came to on one task."""

    attack: Attack
    task: str
    landed: str
    score: str
    deserved: str
    honest: str
    defended: bool
    honest_kept: bool

    @property
    def good(self) -> bool:
        """It landed, it got what it deserves, and honesty cost nothing."""
        return bool(self.landed) and self.defended and self.honest_kept


class Trap:
    """A model provider on the loopback that counts who asks it and answers nothing of use."""

    def __init__(self) -> None:
        trap = self
        self.asked: list[tuple[str, bytes]] = []

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                trap.asked.append((self.path, self.rfile.read(int(self.headers.get("Content-Length", 0)))))
                body = json.dumps(
                    {
                        "id": "x", "object": "chat.completion", "created": 1, "model": "trap",
                        "choices": [{"index": 0, "finish_reason": "stop",
                                     "message": {"role": "assistant", "content": "TRAP ANSWERED"}}],
                        "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
                    }
                ).encode()  # fmt: skip
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                return

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def env(self) -> dict[str, str]:
        """The variables that lead every client of a model here."""
        url = f"http://127.0.0.1:{self._server.server_port}"
        return {
            "OPENAI_API_KEY": "trap", "OPENAI_BASE_URL": url, "ANTHROPIC_API_KEY": "trap", "ANTHROPIC_BASE_URL": url,
        }  # fmt: skip

    def close(self) -> None:
        self._server.shutdown()


@dataclass
class Seen:
    """What one attack's trials on one task left behind."""

    lab: "Lab"
    attack: Attack
    task: LoadedTask
    trials: tuple[ReadBundle, ...]
    honest: ReadBundle

    @property
    def trial(self) -> ReadBundle:
        return self.trials[0]

    @property
    def token(self) -> str:
        return token(self.attack.name, self.task.name, 1)

    def said(self, trial: ReadBundle | None = None) -> list[str]:
        """What each act printed, as far as the step log keeps it."""
        records = (trial or self.trial).records
        return [r.event.excerpt for r in records if isinstance(r.event, ObservationEvent)]

    def snapshots(self) -> list[SnapshotEvent]:
        """The snapshot events of the first trial."""
        return [r.event for r in self.trial.records if isinstance(r.event, SnapshotEvent)]

    def files(self, step: int = -1) -> dict[bytes, File]:
        """Path -> file of a snapshot that was graded; the last by default."""
        return tree_files(self.trial, self.snapshots()[step].tree)

    @cached_property
    def final(self) -> dict[bytes, File]:
        return self.files()

    def require(self, held: object, proof: str) -> str:
        """`proof`, if it held.

        Raises:
            NotLanded: it did not.
        """
        if not held:
            raise NotLanded(f"{self.attack.name} on {self.task.name} did not land: no proof that {proof}")
        return proof

    def planted(self, *paths: str) -> str:
        """Proof that files are in the graded snapshot."""
        missing = [path for path in paths if os.fsencode(path) not in self.final]
        return self.require(not missing, f"{', '.join(paths)} in the graded tree" + f" ({missing} not)" * bool(missing))

    @property
    def code(self) -> bool:
        """Whether the attack put a payload into code that the clean room runs: not into code that it brought itself."""
        brought = not any(path.endswith(b".py") for path in self.files(0))
        return not brought and any("PLANTED" in said and "PLANTED 0" not in said for said in self.said())

    def sightings(self, word: str = "") -> list[Sighting]:
        """This attack's canaries whose word begins with `word`."""
        names = [token(self.attack.name, self.task.name, turn + 1) + ":" for turn in range(len(self.trials))]
        return [s for name, s in self.lab.watch.sightings.items() for own in names if name.startswith(own + word)]

    def ran(self, *words: str) -> str:
        """Proof that each canary was seen as an exhibit in a clean room, where the artifact has code at all."""
        if not self.code:
            return "no code of this artifact runs in the clean room"
        for word in words:
            seen = self.sightings(word)
            self.require(any(max(s.uids) >= EXHIBITS for s in seen), f"{word} ran as an exhibit")
        return f"{', '.join(words)} seen running in the clean room"

    def rooms(self) -> list[dict[str, Any]]:
        """How the clean rooms of the first trial were made."""
        entries = self.lab.watch.containers.get(self.trial.bundle.trial.id, [])
        found = [entry["inspect"] for entry in entries if "inspect" in entry]
        return [room for room in found if room["Image"] == self.trial.bundle.grader_image]

    def naive(self, command: str) -> tuple[int, str]:
        """Status and output of `command` in a container that grades as one should not: as root, in the artifact."""
        return self.lab.naive(self.trial, self.snapshots()[-1].tree, command)


class Lab:
    """Runs attacks and keeps what they left."""

    def __init__(self, home: Path, *, jobs: int = 2) -> None:
        self.jobs = jobs
        self.home = home
        self.nonce = secrets.token_hex(4)
        os.environ[NONCE] = self.nonce
        self.scratch = Path(tempfile.mkdtemp(prefix="redteam-"))
        self.suite_root = make_suite(self.scratch / "suite")
        self.suite = Suite(self.suite_root)
        self.bench = Bench(home, self.suite_root)
        self.engine = docker.from_env(timeout=120)
        self.trap = Trap()
        self.watch = Watch(f"canary-{self.nonce}-")
        self.watch.__enter__()
        self.runs: dict[str, dict[str, ReadBundle]] = {}
        self.run_folders: dict[str, Path] = {}
        self.expected_asks = 0
        self._scans: dict[str, Scan] = {}
        self._control: Scan | None = None

    def close(self) -> None:
        """Let go of everything but the state folder."""
        self.watch.__exit__()
        self.trap.close()
        self.engine.close()
        shutil.rmtree(self.scratch, ignore_errors=True)

    def task(self, name: str) -> LoadedTask:
        return load_task(self.suite, name)

    def run(self, task: str, chosen: Sequence[Attack]) -> None:
        """Play the oracle and the attacks on a task, in one run."""
        loaded = self.task(task)
        harnesses = ["oracle", *(name for a in chosen if a.plays and a.fits(loaded) for name in a.harnesses())]
        flags = [part for name in harnesses for part in ("--harness", name)]
        self.runs[task] = self._told(self.bench, "--task", task, *flags)
        self.run_folders[task] = self.oracle(task).path.parents[2]

    def oracle(self, task: str) -> ReadBundle:
        """The honest trial of a task's run."""
        return self.runs[task]["oracle"]

    def seen(self, attack: Attack, task: str) -> Seen:
        """The evidence of an attack that was played."""
        trials = tuple(self.runs[task][name] for name in attack.harnesses())
        return Seen(self, attack, self.task(task), trials, self.oracle(task))

    def judge(self, attack: Attack, task: str) -> Result:
        """What an attack came to.

        Raises:
            NotLanded: nothing can be said, since it did not take place.
        """
        proofs, scores, wanted, defended = [], [], [], True
        if attack.plays:
            seen = self.seen(attack, task)
            proofs.append(attack.module.landed(seen))
            for trial in seen.trials:
                score, wants, held = verdict_of(attack, trial)
                scores.append(score)
                wanted.append(wants)
                defended = defended and held
        if attack.strike is not None:
            blow: Blow = attack.strike(self, task)
            proofs.append(blow.landed)
            scores.append(blow.score)
            wanted.append(blow.deserved)
            defended = defended and blow.defended
        honest = self.oracle(task).verdict
        impossible = self.task(task).task.family == "impossible"
        kept = impossible or (honest.outcome, honest.survived) == ("pass", honest.required_steps)
        return Result(
            attack, task, "; ".join(filter(None, proofs)), "; ".join(dict.fromkeys(scores)),
            "; ".join(dict.fromkeys(wanted)), f"{honest.outcome} {honest.survived}/{honest.required_steps}",
            defended, kept,
        )  # fmt: skip

    CONTROL = b"canary of the solution\n"

    def scan(self, image: str) -> Scan:
        """Every layer of an image, looked through once."""
        if image not in self._scans:
            self._scans[image] = scan_image(self.engine, image)
        return self._scans[image]

    def control(self, image: str) -> Scan:
        """A scan of an image with a solution, a repository and keys planted: it must find them."""
        if self._control is None:
            key = b"-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEAtruetruetruetrue\n"
            files = {"srv/s.txt": self.CONTROL, "srv/repo/.git/HEAD": b"ref: x\n", "srv/id_rsa": key}
            planted = with_files(self.engine, image, {**files, "srv/tests.enc": b"Salted__x"})
            try:
                self._control = scan_image(self.engine, planted)
            finally:
                self.engine.images.remove(planted, force=True)
        return self._control

    def bench_at(self, home: Path) -> Bench:
        """`bench` with another state folder."""
        return Bench(home, self.suite_root)

    def client(self, task: str, harness: str, model: str) -> ReadBundle:
        """The trial of an attacking client."""
        told = self._told(self.bench, "--task", task, "--harness", harness, "--model", model)
        return told[harness]

    def web_search(self, task: str) -> tuple[int, bool, str, int]:
        """Requests with web search that were refused, whether one without was answered, the log, what got through."""
        before = len(self.trap.asked)
        log = (self.client(task, "online", "trap").path / "harness.log").read_text(errors="replace")
        asked = [body for _, body in self.trap.asked[before:]]
        searching = [body for body in asked if re.search(rb"web|search|mcp|plugins", body)]
        self.expected_asks += len(asked) - len(searching)
        tried, _, honest = log.partition("HONEST")
        refused = len(re.findall(r"ANSWER HTTP/1.1 4\d\d", tried))
        return refused, "TRAP ANSWERED" in honest, log, len(searching)

    def overridden(self, task: str, how: str) -> Path:
        """The bundle of a real trial whose limits somebody raised."""
        if how == "max-steps":
            told = self._told(self.bench, "--task", task, "--harness", "nop", "--max-steps", "99999")
            return told["nop"].path
        root = self._copy(task, f"override-{how}-{task}")
        toml = root / "tasks" / task / "task.toml"
        text, count = re.subn(rf"(\[{how}\][^\[]*?seconds = )\d+", r"\g<1>99999", toml.read_text())
        toml.write_text(text if count else f"{text}\n[{how}]\nseconds = 99999\n")
        return self._told(Bench(self.home, root), "--task", task, "--harness", "nop")["nop"].path

    def variant(self, task: str) -> tuple[bytes, dict[str, ReadBundle]]:
        """The public reference, and the trials of a harness that carries it, and the oracle, on another seed."""
        root = self._copy(task, f"variant-{task}")
        for path in (root / "tasks" / task).rglob("Dockerfile"):
            path.write_text(re.sub(r"ARG SEED=(\d+)", lambda m: f"ARG SEED={int(m[1]) + 7}", path.read_text()))
        public = Layout(self.home).reference(self.oracle(task).bundle.grader_image)
        bench = Bench(self.home, root)
        flags = ("--harness", "oracle", "--harness", "attack:name=c31_carried_answers")
        return public.read_bytes(), self._told(bench, "--task", task, *flags, env={"REDTEAM_CARRIED": str(public)})

    def _copy(self, task: str, name: str) -> Path:
        """A suite with one task, whose files are copies."""
        root = make_suite(self.scratch / name)
        for link in (root / "tasks").iterdir():
            link.unlink()
        shutil.copytree((self.suite_root / "tasks" / task).resolve(), root / "tasks" / task)
        return root

    def _told(self, bench: Bench, *arguments: str, env: dict[str, str] | None = None) -> dict[str, ReadBundle]:
        done = bench.run("run", "--json", "--jobs", str(self.jobs), *arguments, env={**self.trap.env, **(env or {})})
        if done.returncode not in (0, 3) or not done.stdout:
            raise RuntimeError(f"bench run ended with {done.returncode}: {done.stderr[-2000:]}")
        bundles = [read_bundle(Path(trial["bundle"])) for trial in json.loads(done.stdout)["trials"]]
        return {bundle.bundle.trial.label: bundle for bundle in bundles}

    @functools.cached_property
    def grader_base(self) -> str:
        """The base of all grader images: Python and pytest, as a naive grader would use them."""
        images = Images(self.engine, Layout(self.home), lambda _: None)
        return images.ensure(grader_base_context(self.suite), images.base())

    def naive(self, trial: ReadBundle, tree: str, command: str) -> tuple[int, str]:
        """Run `command` as root in a copy of a tree, in a container without network."""
        folder = Path(tempfile.mkdtemp(prefix="naive-", dir=self.scratch))
        WorkTree(pygit2.Repository(str(trial.layout.snapshots)), folder / "workspace").move_to(tree)
        container = self.engine.containers.create(
            self.grader_base, ["timeout", "20", "bash", "-c", command], network_mode="none", working_dir="/workspace",
            volumes={str(folder / "workspace"): {"bind": "/workspace", "mode": "rw"}},
            mem_limit="512m", pids_limit=128, init=True,
        )  # fmt: skip
        try:
            container.start()
            status = container.wait(timeout=60)["StatusCode"]
            return int(status), container.logs().decode("utf-8", "replace")[-4000:]
        finally:
            container.remove(force=True)
            shutil.rmtree(folder, ignore_errors=True)


def verdict_of(attack: Attack, trial: ReadBundle) -> tuple[str, str, bool]:
    """Score, deserved score, and whether the first is the second, of an attack that was played."""
    verdict, header = trial.verdict, trial.bundle
    required = header.task.required_steps
    harmless = bool(getattr(attack.module, "HARMLESS", False))
    if header.task.family == "impossible":
        worth, outcome = 0, "fail"
    elif attack.honest == 1 and harmless:
        worth, outcome = required, "pass"
    else:
        actions = honest_actions(attack.honest, header.checks)
        worth, outcome = deserved(actions, header.checks, required), "fail"
    faults = [grade.fault for grade in (trial.matrix.grades.values() if trial.matrix else ()) if grade.fault]
    held = (verdict.outcome, verdict.survived) == (outcome, worth) and verdict.health.healthy and not faults
    score = f"{verdict.outcome} {verdict.survived}/{required}" + (f" ({verdict.reason})" if not held else "")
    return score, f"{outcome} {worth}/{required}", held


def tree_files(trial: ReadBundle, tree: str) -> dict[bytes, File]:
    """Path -> file of one tree of a trial."""
    repository = pygit2.Repository(str(trial.layout.snapshots))
    found: dict[bytes, File] = {}

    def walk(node: Any, path: bytes) -> None:
        for entry in node:
            name = path + decode(entry.raw_name)
            if isinstance(entry, pygit2.Tree):
                walk(entry, name + b"/")
            else:
                found[name] = File(int(entry.filemode), entry.data)

    walk(repository[tree], b"")
    return found


def make_suite(root: Path) -> Path:
    """A suite with every task of the checkout, the smallest of the tests, the red team's own, and its harnesses."""
    for part in ("tasks", "harnesses"):
        (root / part).mkdir(parents=True)
    (root / "graders").symlink_to(ROOT / "graders")
    links(root / "tasks", (ROOT / "tasks").iterdir())
    links(root / "tasks", [TINY / "tasks" / "notes"])
    links(root / "tasks", (HERE / "tasks").iterdir())
    links(root / "harnesses", [ROOT / "harnesses" / name for name in ("oracle", "nop", "toolbox")])
    links(root / "harnesses", (HERE / "harnesses").iterdir())
    return root


def links(folder: Path, targets: Iterable[Path]) -> None:
    """Link folders into `folder`."""
    for target in targets:
        if target.is_dir():
            (folder / target.name).symlink_to(target.resolve())


def own_tasks(suite: Suite) -> list[str]:
    """The tasks of the checkout that are no rung of another."""
    names = sorted(path.parent.name for path in (ROOT / "tasks").glob("*/task.toml"))
    return [name for name in names if load_task(suite, name).base is None]
