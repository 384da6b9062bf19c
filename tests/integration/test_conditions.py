"""Faults, kills and resumes, with a small real client whose behaviour after a kill is known."""

import json
import signal
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import get_args

import pytest
from support.cli import ROOT, TINY, Bench

from benchmark.results.read import read_bundle
from benchmark.spec.step import FaultEvent, KillEvent, ResumeEvent, SnapshotEvent
from benchmark.spec.trial import FaultKind

pytestmark = pytest.mark.integration

CLIENTS = ROOT / "tests" / "suites" / "clients"
ON = ("--harness-dir", str(CLIENTS), "--model", "oracle", "--task", "notes", "--localise", "final")


@pytest.fixture(scope="module")
def small(home):
    return Bench(home, TINY)


@pytest.fixture(scope="module")
def killed(small):
    """The client as it is, and with two kinds of bad memory; clean, and killed once and twice."""
    clients = ["small-client", "small-client:recall=dropped", "small-client:recall=nothing,daemon=yes"]
    asked = [part for client in clients for part in ("--harness", client)]
    told = small.json("run", *ON, *asked, "--kill", "none", "--kill", "4", "--kill", "3,7")
    return {trial["trial"]: trial for trial in told["trials"]}


def of(killed, memory, kills):
    name = "notes-small-client" + {"all": "", "dropped": "-dropped", "nothing": "-nothing-yes"}[memory]
    return killed[name + (f"-kill-{kills}" if kills else "") + "_1"]


def events(trial, kind):
    return [record.event for record in read_bundle(Path(trial["bundle"])).records if isinstance(record.event, kind)]


def test_what_was_executed_is_what_was_counted(killed):
    found = of(killed, "all", "")
    assert found["outcome"] == "pass"
    assert (found["conditions"]["executed"], found["conditions"]["counted"]) == (10, 10)
    assert (found["conditions"]["redone"], found["conditions"]["lost"], found["conditions"]["doubled"]) == (0, 0, 0)


@pytest.mark.parametrize(("kills", "steps"), [("4", [4]), ("3-7", [3, 7])])
def test_a_client_that_resumes_its_session_loses_nothing(killed, kills, steps):
    found = of(killed, "all", kills)
    assert (found["outcome"], found["steps"], found["health"]["problems"]) == ("pass", 10, [])
    assert found["conditions"]["resumes"] == ["yes"] * len(steps)
    assert (found["conditions"]["redone"], found["conditions"]["lost"], found["conditions"]["doubled"]) == (0, 0, 0)
    assert found["conditions"]["files_differing"] == 0
    assert [event.step for event in events(found, KillEvent)] == steps
    assert [(event.step, event.by, event.asked) for event in events(found, ResumeEvent)] == [
        (step, "session", True) for step in steps
    ]
    assert [event.step for event in events(found, SnapshotEvent)] == list(range(11))


@pytest.mark.parametrize(("kills", "times"), [("4", 1), ("3-7", 2)])
def test_a_client_that_drops_the_interrupted_call_does_it_twice(killed, kills, times):
    found = of(killed, "dropped", kills)
    assert found["outcome"] == "fail"
    assert found["steps"] == 10 + times
    assert found["conditions"]["resumes"] == ["yes"] * times
    assert (found["conditions"]["redone"], found["conditions"]["doubled"]) == (times, times)
    assert found["conditions"]["files_differing"] == 1


def test_a_client_that_forgets_everything_begins_afresh_and_its_daemon_is_dead(killed):
    found = of(killed, "nothing", "4")
    assert found["outcome"] == "pass"  # the perfect model looks before it does a thing again
    assert found["conditions"]["resumes"] == ["afresh"]
    assert (found["conditions"]["executed"], found["conditions"]["counted"]) == (10, 11)
    ordinary, with_daemon = events(of(killed, "all", "4"), KillEvent), events(found, KillEvent)
    assert with_daemon[0].processes == ordinary[0].processes + 1


def test_every_fault_lands_and_is_told_apart(small):
    kinds = get_args(FaultKind)
    asked = [part for kind in kinds for part in ("--fault", f"{kind}@3")]
    told = small.json("run", *ON, "--harness", "small-client", *asked, "--fault", "server-error@3x9")
    found = {trial["conditions"]["condition"]: trial for trial in told["trials"]}
    for kind in kinds:
        trial = found[f"{kind}@3"]
        assert [(event.fault, event.step) for event in events(trial, FaultEvent)] == [(kind, 3)]
        assert (trial["outcome"], trial["steps"]) == ("pass", 10), kind
        assert trial["harness"] == f"small-client + {kind}@3"
        assert (trial["conditions"]["redone"], trial["conditions"]["lost"]) == (0, 0)
    persistent = found["server-error@3x9"]
    assert persistent["outcome"] == "fail"
    assert persistent["conditions"]["gave_up"]
    assert persistent["conditions"]["faults_landed"] == 4  # it tries no more often


def test_a_cut_answer_that_a_client_acts_upon_is_executed_once(small):
    (trial,) = small.json("run", *ON, "--harness", "small-client:cut=act", "--fault", "cut-call@3")["trials"]
    assert (trial["outcome"], trial["steps"]) == ("pass", 10)
    assert (trial["conditions"]["executed"], trial["conditions"]["counted"]) == (10, 10)


def test_an_interrupt_between_two_lives_leaves_nothing(small, engine, left_behind):
    before = set(small.home.glob("runs/*"))
    started = small.start("run", *ON, "--harness", "small-client", "--kill", "2,4,6,8", "--attempts", "3")
    deadline = time.monotonic() + 240
    landed = False
    while not landed and time.monotonic() < deadline:
        time.sleep(0.2)
        logs = [log for run in set(small.home.glob("runs/*")) - before for log in run.glob("**/steps.jsonl")]
        landed = any(b'"kind":"kill"' in log.read_bytes() for log in logs)
    assert landed
    started.send_signal(signal.SIGINT)
    assert started.wait(120) == 130
    time.sleep(1)
    assert left_behind() == []


def test_an_adapter_is_proven(small):
    proof, dropping = small.json(
        "check", "harness", "--harness-dir", str(CLIENTS), "small-client", "small-client:recall=dropped"
    )
    held = {finding["name"]: finding["holds"] for finding in proof["findings"]}
    assert proof["sound"]
    assert held == {
        "starts": True, "sealed": True, "acts": True, "counted": True, "ends": True,
        "SIGTERM": None, "SIGKILL": True, "resumes": True, "repeats": None,
    }  # fmt: skip
    told = {finding["name"]: finding["detail"] for finding in dropping["findings"]}
    assert told["repeats"].startswith("2 redone, 0 lost, 2 doubled")


def test_an_adapter_whose_client_does_nothing_is_not_sound(small, tmp_path):
    folder = tmp_path / "idle-client"
    folder.mkdir()
    manifest = (CLIENTS / "small-client" / "harness.toml").read_text().split("[options]")[0]
    (folder / "harness.toml").write_text(
        manifest.replace('"small-client"', '"idle-client"') + '[launch]\nargv = ["/bin/true"]\n'
    )
    (folder / "Dockerfile").write_text("ARG BASE\nFROM ${BASE}\n")
    done = small.run("check", "harness", "--harness-dir", str(folder), "idle-client", "--json")
    assert done.returncode == 2
    (proof,) = json.loads(done.stdout)
    assert [(finding["name"], finding["holds"]) for finding in proof["findings"]] == [("starts", False)]


class Provider(BaseHTTPRequestHandler):
    """A model that writes the note after those whose results it is shown, and is done after ten."""

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        number = sum(message["role"] == "tool" for message in body["messages"]) + 1
        delta = {"role": "assistant", "content": f"note {number}"}
        if number <= 10:
            arguments = json.dumps({"command": f"echo 'note {number}' >> notes.txt"})
            function = {"name": "shell", "arguments": arguments}
            delta["tool_calls"] = [{"index": 0, "id": f"call_{number}", "type": "function", "function": function}]
        chunks = [{"choices": [{"index": 0, "delta": delta}]}]
        chunks.append(
            {"choices": [{"index": 0, "delta": {}, "finish_reason": "tool_calls" if number <= 10 else "stop"}]}
        )
        data = "".join(f"data: {json.dumps({'id': 'x', 'object': 'chat.completion.chunk', **c})}\n\n" for c in chunks)
        data = f"{data}data: [DONE]\n\n".encode()
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *arguments):
        pass


def test_a_client_of_a_real_provider_is_killed_and_resumes_and_what_was_executed_stays_unknown(small):
    server = ThreadingHTTPServer(("127.0.0.1", 0), Provider)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    asked = [*ON, "--harness", "small-client", "--kill", "4", "--json"]
    asked[asked.index("oracle")] = "some-model"
    try:
        address = f"http://127.0.0.1:{server.server_port}"
        done = small.run("run", *asked, env={"OPENAI_BASE_URL": address, "OPENAI_API_KEY": "a-key-that-opens-nothing"})
    finally:
        server.shutdown()
    assert done.returncode == 0, done.stderr
    (trial,) = json.loads(done.stdout)["trials"]
    assert (trial["outcome"], trial["steps"]) == ("pass", 10)
    assert (trial["conditions"]["kills_landed"], trial["conditions"]["resumes"]) == (1, ["yes"])
    assert trial["conditions"]["executed"] is None
    assert trial["conditions"]["doubled"] is None


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_proof_that_is_interrupted_leaves_nothing(small, engine, left_behind, number):
    started = small.start("check", "harness", "--harness-dir", str(CLIENTS), "small-client")
    logs = []
    deadline = time.monotonic() + 240
    while not any(b'"kind":"step"' in log.read_bytes() for log in logs) and time.monotonic() < deadline:
        time.sleep(0.1)
        logs = list(small.home.glob("proofs/check-*/*/steps.jsonl"))
    started.send_signal(number)
    assert started.wait(120) == 130
    assert left_behind() == []
    assert list(small.home.glob("proofs/*")) == []
