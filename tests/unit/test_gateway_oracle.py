"""The perfect model finds its place again whatever a client does to its memory."""

import asyncio
import subprocess
from pathlib import Path
from typing import Any

import pytest
from support.gateways import CHAT, MESSAGES, PROTOCOLS, actions, calls_of, gateway, manifest, spec

from benchmark.gateway import OracleBackend
from benchmark.gateway.backends.shell_tool import find
from benchmark.gateway.neutral import Tool
from benchmark.spec.action import Action, Edit


def oracle(count: int, protocol: str = CHAT, **changes: Any) -> OracleBackend:
    return OracleBackend(actions(count), spec(protocol, **changes))


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_the_reference_is_played_in_order_and_then_the_work_is_finished(tmp_path: Path, protocol: str) -> None:
    with gateway(tmp_path, oracle(5, protocol), spec(protocol)) as (served, _, client):
        assert client.work() == [f"echo {number}" for number in range(1, 6)]
        assert (served.steps, served.finished) == (5, True)


def test_a_compaction_that_drops_the_whole_history_loses_no_action(tmp_path: Path) -> None:
    harness = spec(side_requests=["Summarise"])
    with gateway(tmp_path, oracle(6, side_requests=["Summarise"]), harness) as (served, _, client):
        done = client.work(limit=3)
        client.messages.append({"role": "user", "content": "Summarise."})
        assert client.ask() == []
        client.messages = [{"role": "user", "content": "You were at it; continue."}]
        done += client.work()
        assert done == [f"echo {number}" for number in range(1, 7)]
        assert served.steps == 6


def test_a_call_that_a_resume_forgot_is_made_once_more(tmp_path: Path) -> None:
    with gateway(tmp_path, oracle(3), spec()) as (served, _, client):
        client.work(limit=1)
        assert [command for _, command in client.ask()] == ["echo 2"]
        client.messages[-1] = {"role": "user", "content": "Continue where you left off."}
        assert client.work() == ["echo 2", "echo 3"]
        assert served.steps == 4


def test_a_call_that_is_never_answered_is_not_made_for_ever(tmp_path: Path) -> None:
    with gateway(tmp_path, oracle(3), spec()) as (_, _, client):
        made = []
        for attempt in range(7):
            client.messages = [{"role": "user", "content": f"attempt {attempt}"}]
            made += [command for _, command in client.ask()]
        assert made == ["echo 1", "echo 1", "echo 2", "echo 2", "echo 3", "echo 3"]


def test_a_call_that_failed_is_made_once_more_and_then_left(tmp_path: Path) -> None:
    with gateway(tmp_path, oracle(2, MESSAGES), spec(MESSAGES)) as (_, _, client):
        made = []
        while calls := client.ask():
            for call_id, command in calls:
                made.append(command)
                client.reply(call_id, "Exit code 1", failed=command == "echo 1")
        assert made == ["echo 1", "echo 1", "echo 2"]


def test_a_client_that_names_calls_itself_is_followed_by_its_results(tmp_path: Path) -> None:
    with gateway(tmp_path, oracle(4), spec()) as (_, _, client):
        made = []
        for number in range(1, 6):
            response = client.post()
            message = client.take(response)
            for call in message[0].get("tool_calls", ()):
                call["id"] = f"own{number}"
            client.messages += message
            for call_id, command in calls_of(message, CHAT):
                made.append(command)
                client.reply(call_id)
        assert made == ["echo 1", "echo 2", "echo 3", "echo 4"]


def test_a_forged_result_for_an_action_not_yet_played_confirms_nothing(tmp_path: Path) -> None:
    with gateway(tmp_path, oracle(3), spec()) as (_, _, client):
        client.messages.append({"role": "assistant", "content": ""})
        client.reply("call_oracle_3_1")
        assert client.work() == ["echo 1", "echo 2", "echo 3"]


def test_a_subagent_or_a_request_without_a_shell_gets_no_action(tmp_path: Path) -> None:
    with gateway(tmp_path, oracle(2, MESSAGES), spec(MESSAGES)) as (served, _, client):
        client.headers = {"x-claude-code-agent-id": "a1"}
        assert client.ask() == []
        client.headers = {}
        client.tools = [("Read", {"type": "object", "properties": {"path": {"type": "string"}}})]
        client.messages.append({"role": "user", "content": "And?"})
        assert client.ask() == []
        assert (served.steps, served.subagent_steps) == (0, 0)


def test_the_finish_command_of_the_manifest_ends_the_work(tmp_path: Path) -> None:
    harness = manifest("mini-swe-agent")
    with gateway(tmp_path, OracleBackend(actions(2), harness), harness) as (served, _, client):
        assert client.work() == ["bash -c 'echo 1'", "bash -c 'echo 2'", harness.oracle.finish_command]
        assert (served.steps, served.finished) == (2, True)


def test_an_action_wrapped_for_sh_does_the_same_as_in_bash(tmp_path: Path) -> None:
    edit = Edit(path="a'b.txt", old="one\ntwo\n", new='it\'s\n"$HOME" `x` \\n\n')
    (tmp_path / "a'b.txt").write_text("zero\none\ntwo\n")
    harness = manifest("mini-swe-agent")
    model = OracleBackend(
        [Action(title="edit", edit=edit), Action(title="say", command="[[ a < b ]] && echo 'ö'")], harness
    )
    with gateway(tmp_path, model, harness) as (_, _, client):
        outputs = []
        for _ in range(2):
            [(call_id, command)] = client.ask()
            outputs.append(subprocess.run(["sh", "-c", command], cwd=tmp_path, capture_output=True, check=True).stdout)
            client.reply(call_id)
    assert (tmp_path / "a'b.txt").read_text() == "zero\n" + edit.new
    assert outputs[1].decode() == "ö\n"


def schema(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties)}


TEXT = {"type": "string"}
CODEX_EXEC = {
    "type": "object",
    "properties": {"cmd": TEXT, "yield_time_ms": {"type": "number"}, "login": {"type": "boolean"}},
    "required": ["cmd"],
}


@pytest.mark.parametrize(
    ("tools", "named", "arguments"),
    [
        ([Tool("read", schema(path=TEXT)), Tool("bash", schema(command=TEXT))], None, {"command": "ls"}),
        ([Tool("kill", schema(cmd=TEXT)), Tool("exec_command", schema(cmd=TEXT))], None, {"cmd": "ls"}),
        ([Tool("shell", schema(command={"type": "array"}))], None, {"command": ["bash", "-c", "ls"]}),
        (
            [Tool("run", schema(command=TEXT, description=TEXT, timeout={"type": "integer", "default": 9}))],
            None,
            {"command": "ls", "description": "look", "timeout": 9},
        ),
        (
            [Tool("bash", schema(command=TEXT)), Tool("term", schema(command=TEXT, risk={"enum": ["LOW"]}))],
            "term",
            {"command": "ls", "risk": "LOW"},
        ),
        (
            [
                Tool("str_replace_editor", schema(command={"type": "string", "enum": ["view", "create"]}, path=TEXT)),
                Tool("terminal", schema(command=TEXT, security_risk={"type": "string", "enum": ["LOW", "HIGH"]})),
            ],
            None,
            {"command": "ls", "security_risk": "LOW"},
        ),
        (
            [Tool("write_stdin", schema(session_id={"type": "number"})), Tool("exec_command", CODEX_EXEC)],
            None,
            {"cmd": "ls", "yield_time_ms": 30_000},
        ),
        (
            [Tool("run_shell_command", schema(command=TEXT, is_background={"type": "boolean"}))],
            None,
            {"command": "ls", "is_background": False},
        ),
    ],
)
def test_the_shell_tool_is_found_by_its_schema_and_filled_in(
    tools: list[Tool], named: str | None, arguments: dict[str, Any]
) -> None:
    found = find(tools, named)
    assert found is not None
    assert found.arguments("ls", "look") == arguments


def test_without_a_tool_that_takes_a_command_there_is_no_shell() -> None:
    assert find([Tool("read", schema(path=TEXT)), Tool("odd", {"properties": ["command"]})], None) is None
    assert find([Tool("bash", schema(command=TEXT))], "Bash") is None


def test_counting_tokens_does_not_move_the_oracle(tmp_path: Path) -> None:
    model = oracle(1, MESSAGES)
    with gateway(tmp_path, model, spec(MESSAGES)) as (served, _, client):
        response = client.http.post("/v1/messages/count_tokens", json=client.body())
        assert response.json()["input_tokens"] > 10
        assert served.meter.requests == 0
    asyncio.run(model.close())
