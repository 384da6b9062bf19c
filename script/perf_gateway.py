"""Measures what the gateway costs: latency added to a model's streamed answer, and a hundred trials at once.

The model is a server in a process of its own that takes a fixed time and then streams its answer; the clients are in
another. Added latency is what a request through the gateway takes more than the same request sent to the model
directly, in turns, so that both meet the same noise.
"""

import asyncio
import http.server
import json
import multiprocessing
import os
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import httpx

from benchmark.gateway import Gateway, OracleBackend, ProviderBackend, dialect
from benchmark.gateway.neutral import Answer, Call
from benchmark.recorder.journal import Journal
from benchmark.recorder.scan import ScanLimits
from benchmark.recorder.steplog import read_log
from benchmark.spec.action import Action
from benchmark.spec.harness import HarnessSpec
from benchmark.spec.step import EndEvent, ObservationEvent, SnapshotEvent, StepEvent, TurnEvent

PROTOCOL = "anthropic-messages"
THINKING = 0.2
FILES = 10_000
TRIALS = 100
STEPS = 20
SHELL = {"type": "object", "properties": {"command": {"type": "string"}}, "required": ["command"]}

Row = tuple[str, str, str]


def spec() -> HarnessSpec:
    """A client of the measurement."""
    return HarnessSpec.model_validate(
        {
            "name": "perf",
            "title": "Perf",
            "summary": "A client of the measurement.",
            "kind": "client",
            "version": "1",
            "protocol": PROTOCOL,
            "launch": {"argv": ["perf"]},
        }
    )


def body(messages: list[dict[str, Any]]) -> dict[str, Any]:
    """A streamed request."""
    tools = [{"name": "bash", "input_schema": SHELL}]
    return {"model": "m", "max_tokens": 1000, "stream": True, "messages": messages, "tools": tools}


def model(pipe: Connection) -> None:
    """The upstream: thinks for a while, then streams one call of the shell."""

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
            time.sleep(THINKING)
            call = Call.of(f"call_{len(asked['messages'])}", "bash", {"command": "true"})
            speaks = dialect(PROTOCOL)
            wire = speaks.render(Answer("On it.", (call,)), speaks.parse(asked, {}, 1000))
            self.send_response(200)
            self.send_header("content-type", wire.content_type)
            self.send_header("content-length", str(len(wire.body)))
            self.end_headers()
            self.wfile.write(wire.body)

        def log_message(self, *args: Any) -> None:
            return None

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    pipe.send(server.server_port)
    server.serve_forever()


@contextmanager
def upstream() -> Iterator[str]:
    """The address of a running model."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=model, args=(theirs,), daemon=True)
    process.start()
    theirs.close()
    try:
        yield f"http://127.0.0.1:{ours.recv()}"
    finally:
        process.terminate()
        process.join()


def converse(pipe: Connection, socket: str, direct: str, workspace: str, repeats: int) -> None:
    """Ask by turns through the gateway and directly, changing a file before each; send both lists of seconds."""
    through = httpx.Client(transport=httpx.HTTPTransport(uds=socket), base_url="http://gateway", timeout=60)
    straight = httpx.Client(base_url=direct, timeout=60)
    messages: list[dict[str, Any]] = [{"role": "user", "content": "Do the work. " * 400}]
    found: tuple[list[float], list[float]] = ([], [])
    for step in range(repeats):
        for times, client in zip(found, (through, straight), strict=True):
            began = time.perf_counter()
            answer = client.post("/v1/messages", json=body(messages))
            answer.raise_for_status()
            times.append(time.perf_counter() - began)
        call = f"call_{len(messages)}"
        use = {"type": "tool_use", "id": call, "name": "bash", "input": {"command": "true"}}
        messages.append({"role": "assistant", "content": [{"type": "text", "text": "On it."}, use]})
        (Path(workspace) / "d0" / f"f{step % 10}").write_text(f"step {step}\n")
        result = {"type": "tool_result", "tool_use_id": call, "content": "x" * 2000}
        messages.append({"role": "user", "content": [result]})
    pipe.send(found)


def latency(folder: Path, files: int, repeats: int) -> list[Row]:
    """What the gateway adds to an answer that takes 200 ms, a snapshot of each step included."""
    workspace = folder / "workspace"
    for number in range(files):
        path = workspace / f"d{number // 100}" / f"f{number % 100}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{number}\n" * 20)
    journal = Journal(folder / "steps.jsonl", folder / "snapshots.git", workspace, ScanLimits(), lambda step: None)
    journal.start()
    with upstream() as url:
        backend = ProviderBackend("m", dialect(PROTOCOL), base_url=url, key="unused")
        gateway = Gateway(
            socket=folder / "g.sock", backend=backend, journal=journal, spec=spec(), max_steps=repeats + 1
        )
        gateway.start()
        ours, theirs = multiprocessing.Pipe()
        arguments = (theirs, str(folder / "g.sock"), url, str(workspace), repeats)
        client = multiprocessing.get_context("spawn").Process(target=converse, args=arguments)
        client.start()
        theirs.close()  # so that its end is seen here
        through, straight = ours.recv()
        client.join()
        gateway.stop()
    journal.end(EndEvent(reason="done", exit_code=0, claimed_done=True))
    added = [one - other for one, other in zip(through[1:], straight[1:], strict=True)]  # the first opens connections
    taken = [r.event.seconds for r in read_log(folder / "steps.jsonl") if isinstance(r.event, SnapshotEvent)][2:]
    return [
        (f"latency added to an answer of {THINKING * 1000:.0f} ms, {files:,} files", *_ms(added)),
        ("  the snapshot meanwhile", *_ms(taken)),
        ("  the answer without the gateway", *_ms(straight[1:])),
    ]


async def harness(number: int, socket: str) -> list[float]:
    """A trial's client: plays what it is told to the end; the seconds of each request."""
    transport = httpx.AsyncHTTPTransport(uds=socket)
    times: list[float] = []
    async with httpx.AsyncClient(transport=transport, base_url="http://gateway", timeout=300) as client:
        messages: list[dict[str, Any]] = [{"role": "user", "content": f"Trial {number}. " + "Do the work. " * 100}]
        while True:
            began = time.perf_counter()
            answer = await client.post("/v1/messages", json={**body(messages), "stream": False})
            answer.raise_for_status()
            times.append(time.perf_counter() - began)
            content = answer.json()["content"]
            messages.append({"role": "assistant", "content": content})
            calls = [block for block in content if block["type"] == "tool_use"]
            if not calls:
                return times
            results = [
                {"type": "tool_result", "tool_use_id": call["id"], "content": f"{number}: {call['input']['command']}"}
                for call in calls
            ]
            messages.append({"role": "user", "content": results})


def crowd(pipe: Connection, sockets: list[str]) -> None:
    """All clients at once; send their seconds."""

    async def all_of_them() -> list[list[float]]:
        return await asyncio.gather(*(harness(number, socket) for number, socket in enumerate(sockets)))

    pipe.send(asyncio.run(all_of_them()))


def concurrency(folder: Path, trials: int, steps: int) -> tuple[list[Row], int]:
    """Many trials' traffic at once, each with its own socket, log and snapshots; rows, and events lost or misplaced."""
    gateways: list[Gateway] = []
    journals: list[Journal] = []
    for number in range(trials):
        room = folder / str(number)
        (room / "workspace").mkdir(parents=True)
        (room / "workspace" / "a").write_text("a")
        journal = Journal(room / "steps.jsonl", room / "git", room / "workspace", ScanLimits(), lambda step: None)
        journal.start()
        actions = [Action(title=f"{number}.{step}", command=f"echo {number}.{step}") for step in range(1, steps + 1)]
        gateway = Gateway(
            socket=room / "g.sock",
            backend=OracleBackend(actions, spec()),
            journal=journal,
            spec=spec(),
            max_steps=steps + 1,
        )
        gateway.start()
        gateways.append(gateway)
        journals.append(journal)
    ours, theirs = multiprocessing.Pipe()
    sockets = [str(folder / str(number) / "g.sock") for number in range(trials)]
    client = multiprocessing.get_context("spawn").Process(target=crowd, args=(theirs, sockets))
    began = time.perf_counter()
    client.start()
    theirs.close()
    times = ours.recv()
    took = time.perf_counter() - began
    client.join()
    stopping = [threading.Thread(target=gateway.stop) for gateway in gateways]
    for thread in stopping:
        thread.start()
    for thread in stopping:
        thread.join()
    for journal in journals:
        journal.end(EndEvent(reason="done", exit_code=0, claimed_done=True))
    wrong = sum(misplaced(folder / str(number) / "steps.jsonl", number, steps) for number in range(trials))
    requests = [seconds for trial in times for seconds in trial]
    return [
        (f"a request, {trials} trials at once", *_ms(requests)),
        (f"  {len(requests):,} requests in {took:.1f} s", f"{len(requests) / took:.0f}/s", ""),
        ("  events lost or out of order", str(wrong), ""),
    ], wrong


def misplaced(path: Path, number: int, steps: int) -> int:
    """How many events of a trial's log (whose chain must hold) are not where they belong."""
    expected: list[tuple[str, Any]] = []
    for step in range(1, steps + 1):
        excerpt = f"{number}: echo {number}.{step}"
        expected += [("step", step), ("observation", excerpt), ("snapshot", step)]
    expected.append(("final", None))
    found: list[tuple[str, Any]] = []
    for record in read_log(path):
        event = record.event
        if isinstance(event, StepEvent):
            found.append(("step", event.step))
        elif isinstance(event, ObservationEvent):
            found.append(("observation", event.excerpt))
        elif isinstance(event, SnapshotEvent) and event.step:
            found.append(("snapshot", event.step))
        elif isinstance(event, TurnEvent):
            found.append(("final", None))
    pairs = zip(expected, found, strict=False)
    return sum(one != other for one, other in pairs) + abs(len(expected) - len(found))


def measure(repeats: int) -> tuple[list[Row], bool]:
    """Both measurements; whether nothing was lost."""
    with tempfile.TemporaryDirectory(prefix="bench-perf-") as name:
        (Path(name) / "one").mkdir()
        rows = latency(Path(name) / "one", FILES, repeats)
        more, wrong = concurrency(Path(name) / "many", TRIALS, STEPS)
        return rows + more, wrong == 0


def main() -> int:
    """Measure and print."""
    rows, sound = measure(int(sys.argv[1]) if len(sys.argv) > 1 else 40)
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}\n")
    print("| what | median | worst |\n|---|---:|---:|")
    for what, middle, worst in rows:
        print(f"| {what} | {middle} | {worst} |")
    return 0 if sound else 1


def _ms(values: list[float]) -> tuple[str, str]:
    return f"{statistics.median(values) * 1000:.1f} ms", f"{max(values) * 1000:.1f} ms"


if __name__ == "__main__":
    sys.exit(main())
