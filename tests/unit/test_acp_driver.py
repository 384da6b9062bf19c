"""The driver of the Agent Client Protocol, against a small agent that speaks it, line by line."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

DRIVE = Path(__file__).parents[2] / "harnesses" / "acp" / "drive.py"

AGENT = """
import json, sys

LOADS = {loads}
END = {end!r}
heard = []

def send(**message):
    print(json.dumps({{"jsonrpc": "2.0", **message}}), flush=True)

def receive():
    line = sys.stdin.readline()
    if not line:
        sys.exit(0)
    heard.append(json.loads(line))
    return heard[-1]

def ask(number, method, **params):
    send(id=number, method=method, params=params)
    answer = receive()
    assert answer["id"] == number, answer
    return answer

while True:
    message = receive()
    method, params = message["method"], message["params"]
    if method == "initialize":
        send(id=message["id"], result={{"protocolVersion": 1, "agentCapabilities": {{"loadSession": LOADS}}}})
    elif method == "session/new":
        send(id=message["id"], result={{"sessionId": "s-new"}})
    elif method == "session/load":
        send(method="session/update", params={{"update": {{"sessionUpdate": "tool_call", "title": "of old"}}}})
        send(id=message["id"], result=None)
    elif method == "session/prompt":
        options = [{{"optionId": "no", "kind": "reject_once"}}, {{"optionId": "yes", "kind": "allow_once"}}]
        allowed = ask(900, "session/request_permission", options=options, toolCall={{}})
        assert allowed["result"]["outcome"] == {{"outcome": "selected", "optionId": "yes"}}
        written = ask(901, "fs/write_text_file", path="made/note.txt", content="one\\ntwo\\nthree\\n")
        read = ask(902, "fs/read_text_file", path="made/note.txt", line=2, limit=1)
        assert read["result"] == {{"content": "two\\n"}}
        assert "error" in ask(903, "fs/read_text_file", path="missing")
        assert ask(904, "terminal/create", command="ls")["error"]["code"] == -32601
        print("this is no message", flush=True)
        open("heard.json", "w").write(json.dumps(heard))
        if END == "crash":
            sys.exit(3)
        if END == "error":
            send(id=message["id"], error={{"code": -32000, "message": "rate limited"}})
        else:
            send(id=message["id"], result={{"stopReason": END}})
"""


@pytest.fixture
def drive(tmp_path):
    def run(*arguments, end="end_turn", loads=True):
        (tmp_path / "agent.py").write_text(AGENT.format(end=end, loads=loads))
        command = [sys.executable, "-I", str(DRIVE), "--prompt", "do it", *arguments, "--", sys.executable, "agent.py"]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)

    return run


def heard(folder):
    return [message.get("method") for message in json.loads((folder / "heard.json").read_text()) if "method" in message]


def test_a_turn_is_driven_and_the_agents_own_requests_are_served(drive, tmp_path):
    done = drive()
    assert done.returncode == 0, done.stderr
    assert heard(tmp_path) == ["initialize", "session/new", "session/prompt"]
    assert (tmp_path / "made" / "note.txt").read_text() == "one\ntwo\nthree\n"
    assert "acp: session s-new" in done.stdout.splitlines()
    assert "acp: end_turn" in done.stdout.splitlines()


def test_a_session_is_gone_on_with_where_the_agent_can(drive, tmp_path):
    done = drive("--session", "s-old")
    assert heard(tmp_path) == ["initialize", "session/load", "session/prompt"]
    assert "acp: session s-old" in done.stdout.splitlines()
    drive("--session", "s-old", loads=False)
    assert heard(tmp_path) == ["initialize", "session/new", "session/prompt"]


@pytest.mark.parametrize("end", ["refusal", "max_turn_requests", "error", "crash"])
def test_an_agent_that_does_not_finish_its_turn_did_not_finish(drive, end):
    done = drive(end=end)
    assert done.returncode == 1
    assert "acp: end_turn" not in done.stdout
    assert ("gave up" in done.stdout) == (end in ("error", "crash"))
