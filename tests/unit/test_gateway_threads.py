"""Whose steps are whose: subagents by their signs and depth, and the client's own requests, which are no steps."""

import asyncio
import json
import time
from pathlib import Path
from typing import Any

import httpx
import pytest
from support.gateways import (
    CHAT,
    GEMINI,
    MESSAGES,
    PROTOCOLS,
    RESPONSES,
    Client,
    Told,
    actions,
    gateway,
    shell_call,
    spec,
)

from benchmark.gateway import OracleBackend
from benchmark.gateway.neutral import Answer
from benchmark.spec.step import StepEvent

SHELL = {"type": "object", "properties": {"command": {"type": "string"}}}


def test_nested_subagents_are_known_by_depth(tmp_path: Path) -> None:
    model = Told(shell_call(1))
    with gateway(tmp_path, model, spec(MESSAGES)) as (served, journal, _):
        for headers in (
            {},
            {"x-claude-code-agent-id": "a"},
            {"x-claude-code-agent-id": "b", "x-claude-code-parent-agent-id": "a"},
            {"x-claude-code-agent-id": "c", "x-claude-code-parent-agent-id": "b"},
            {"x-claude-code-agent-id": "d"},
        ):
            one = Client(tmp_path / "gateway.sock", MESSAGES)
            one.headers = headers
            one.ask()
        assert (served.steps, served.subagent_steps, served.deepest) == (1, 4, 3)
    assert [(step.thread, step.depth) for step in journal.told] == [
        ("main", 0), ("agent-a", 1), ("agent-b", 2), ("agent-c", 3), ("agent-d", 1),
    ]  # fmt: skip


def test_sessions_of_one_parent_are_threads_of_their_own(tmp_path: Path) -> None:
    with gateway(tmp_path, Told(shell_call(1)), spec()) as (_, journal, _):
        for session, parent in (("s0", None), ("s1", "s0"), ("s2", "s0"), ("s3", "s1")):
            one = Client(tmp_path / "gateway.sock", CHAT)
            one.headers = {"x-session-affinity": session, **({"x-parent-session-id": parent} if parent else {})}
            one.ask()
    assert [(step.thread, step.depth) for step in journal.told] == [
        ("main", 0), ("agent-s1", 1), ("agent-s2", 1), ("agent-s3", 2),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("signs", "protocol"),
    [({"lacks_tool": "delegate"}, GEMINI), ({"system": ["You are a Research Agent"]}, CHAT)],
)
def test_a_manifest_can_tell_subagents_by_their_tools_or_their_system_text(
    tmp_path: Path, signs: dict[str, Any], protocol: str
) -> None:
    harness = spec(protocol, subagents=signs)
    with gateway(tmp_path, Told(shell_call(1)), harness) as (served, journal, client):
        client.tools.append(("delegate", {}))
        client.ask()
        other = Client(tmp_path / "gateway.sock", protocol)
        if protocol == CHAT:
            other.messages.insert(0, {"role": "system", "content": "You are a Research Agent of Arbor."})
        other.ask()
        assert (served.steps, served.subagent_steps) == (1, 1)
    assert journal.told[1].thread == "agent-unnamed"


def test_a_checkpoint_writer_makes_no_steps_whatever_tools_it_uses(tmp_path: Path) -> None:
    harness = spec(side_requests=["You are now operating in checkpoint-writer mode"])
    model = Told(shell_call(1), shell_call(2), Answer("Written."))
    with gateway(tmp_path, model, harness) as (served, journal, client):
        client.headers = {"x-session-affinity": "s9", "x-parent-session-id": "s0"}
        client.say("You are now operating in checkpoint-writer mode. Write it.")
        client.work()
        assert (served.steps, served.subagent_steps) == (0, 0)
    assert journal.short() == ["side", "side", "side"]


def test_a_compaction_that_declares_tools_is_no_step_and_is_told_apart(tmp_path: Path) -> None:
    harness = spec(MESSAGES, side_requests=["Your task is to create a detailed summary"])
    with gateway(tmp_path, OracleBackend(actions(3), harness), harness) as (served, journal, client):
        client.work(limit=2)
        client.say("Your task is to create a detailed summary of the conversation so far.")
        assert client.ask() == []
        client.messages = []
        client.say("This session is being continued. Summary: two of three are done.")
        assert client.work() == ["echo 3"]
        assert served.steps == 3
    [turn] = [event for event in journal.told if getattr(event, "purpose", "") == "side"]
    assert turn.compaction


LOOP_CHECK = {
    "type": "object",
    "properties": {
        "unproductive_state_analysis": {"type": "string"},
        "unproductive_state_confidence": {"type": "number"},
    },
    "required": ["unproductive_state_analysis", "unproductive_state_confidence"],
}
NEXT_SPEAKER = {
    "type": "OBJECT",
    "properties": {"reasoning": {"type": "STRING"}, "next_speaker": {"type": "STRING", "enum": ["user", "model"]}},
}


def test_the_perfect_model_answers_a_loop_check_and_a_question_for_the_next_speaker_in_their_form(
    tmp_path: Path,
) -> None:
    with gateway(tmp_path, OracleBackend(actions(1), spec(GEMINI)), spec(GEMINI)) as (served, journal, client):
        client.tools = []
        for config, key, value in (
            (
                {"responseMimeType": "application/json", "responseJsonSchema": LOOP_CHECK},
                "unproductive_state_confidence",
                0,
            ),
            ({"responseMimeType": "application/json", "responseSchema": NEXT_SPEAKER}, "next_speaker", "user"),
        ):
            response = client.post({**client.body(), "generationConfig": config})
            [part] = response.json()["candidates"][0]["content"]["parts"]
            assert json.loads(part["text"])[key] == value
        assert served.steps == 0
    assert journal.short() == ["side", "side"]


@pytest.mark.parametrize(
    ("protocol", "form"),
    [
        (CHAT, {"response_format": {"type": "json_schema", "json_schema": {"name": "x", "schema": LOOP_CHECK}}}),
        (RESPONSES, {"text": {"format": {"type": "json_schema", "name": "x", "schema": LOOP_CHECK}}}),
        (MESSAGES, {"output_config": {"format": {"type": "json_schema", "schema": LOOP_CHECK}}}),
    ],
)
def test_a_wanted_json_schema_is_followed_in_every_protocol(
    tmp_path: Path, protocol: str, form: dict[str, Any]
) -> None:
    with gateway(tmp_path, OracleBackend(actions(1), spec(protocol)), spec(protocol)) as (_, _, client):
        client.tools = []
        assert '\\"unproductive_state_confidence\\": 0' in client.post({**client.body(), **form}).text


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_the_context_grows_in_the_log_and_in_what_the_client_is_told(tmp_path: Path, protocol: str) -> None:
    with gateway(tmp_path, OracleBackend(actions(5), spec(protocol)), spec(protocol)) as (_, journal, client):
        client.work()
    sizes = [event.context_bytes for event in journal.told if isinstance(event, StepEvent)]
    assert sizes == sorted(set(sizes))
    assert sizes[0] > 100


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_a_slow_answers_headers_leave_early_and_the_stream_is_as_ever(tmp_path: Path, protocol: str) -> None:
    model = Told(shell_call(1))

    async def think() -> None:
        await asyncio.sleep(0.6)

    model.before = think
    with gateway(tmp_path, model, spec(protocol), patience=0.1) as (served, _, client):
        client.stream = True
        began = time.monotonic()
        with client.http.stream("POST", client.path(), json=client.body()) as response:
            assert time.monotonic() - began < 0.5, "the headers did not wait for the answer"
            assert response.status_code == 200
            text = response.read().decode()
        said = client.take(response)
        assert "call_1" in json.dumps(said)
        early = text.startswith(": ")
        assert early is (protocol != GEMINI), "Gemini's parser breaks on comments"
        assert served.steps == 1


def test_a_slow_answer_that_fails_is_an_error_inside_the_stream(tmp_path: Path) -> None:
    model = Told(shell_call(1))

    async def think() -> None:
        from benchmark.gateway.neutral import BadAnswer

        await asyncio.sleep(0.3)
        raise BadAnswer("the upstream is broken")

    model.before = think
    with gateway(tmp_path, model, spec(MESSAGES), patience=0.05) as (served, _, client):
        client.stream = True
        response = client.post()
        assert response.status_code == 200
        assert "event: error" in response.text
        assert "the upstream is broken" in response.text
        assert served.steps == 0


def test_the_last_header_of_the_main_thread_is_known(tmp_path: Path) -> None:
    with gateway(tmp_path, Told(shell_call(1)), spec(MESSAGES)) as (served, _, client):
        assert served.header("X-Session-Id") is None
        client.headers = {"x-session-id": "s1"}
        client.ask()
        client.headers = {"x-session-id": "other", "x-claude-code-agent-id": "a"}
        client.ask()
        assert served.header("X-Session-Id") == "s1"


def test_tools_that_are_no_functions_are_called_in_their_own_form(tmp_path: Path) -> None:
    with gateway(tmp_path, OracleBackend(actions(1), spec(RESPONSES)), spec(RESPONSES)) as (served, _, client):
        body = {**client.body(), "tools": [{"type": "custom", "name": "apply_patch"}, {"type": "local_shell"}]}
        for stream in (False, True):
            response = client.post({**body, "stream": stream})
            item = client.take(response)[-1]
            assert item["type"] == "local_shell_call"
            assert item["action"]["command"] == ["bash", "-c", "echo 1"]
        client.messages += [item, {"type": "local_shell_call_output", "call_id": item["call_id"], "output": "1"}]
        done = client.post({**client.body(), "tools": body["tools"]})
        assert done.json()["output"][0]["content"][0]["text"] == "The work is finished."
        assert served.steps == 1


def test_a_previous_response_stands_for_what_was_said_before(tmp_path: Path) -> None:
    with gateway(tmp_path, OracleBackend(actions(2), spec(RESPONSES)), spec(RESPONSES)) as (served, _, client):
        first = client.post().json()
        call = first["output"][-1]["call_id"]
        answer = [{"type": "function_call_output", "call_id": call, "output": "1"}]
        second = client.post({**client.body(), "previous_response_id": first["id"], "input": answer}).json()
        assert "echo 2" in second["output"][-1]["arguments"]
        again = client.post({**client.body(), "previous_response_id": first["id"], "input": answer}).json()
        assert (again, served.steps) == (second, 2)


def test_reasoning_items_count_as_the_models_turn(tmp_path: Path) -> None:
    with gateway(tmp_path, OracleBackend(actions(2), spec(RESPONSES)), spec(RESPONSES)) as (_, _, client):
        client.messages.append({"type": "reasoning", "id": "rs_1", "summary": [], "encrypted_content": "x"})
        assert client.work() == ["echo 1", "echo 2"]


def test_results_without_ids_answer_the_calls_in_order(tmp_path: Path) -> None:
    with gateway(tmp_path, OracleBackend(actions(3), spec(GEMINI)), spec(GEMINI)) as (served, journal, client):
        for number in (1, 2, 3):
            [(_, command)] = client.ask()
            assert command == f"echo {number}"
            part = {"functionResponse": {"name": "bash", "response": {"output": f"said {number}"}}}
            client.messages.append({"role": "user", "parts": [part]})
        assert client.ask() == []
        assert served.steps == 3
    assert [event.excerpt for event in journal.told if getattr(event, "kind", "") == "observation"] == [
        "said 1", "said 2", "said 3",
    ]  # fmt: skip


def test_gemini_counts_and_lists_and_refuses_what_it_does_not_know(tmp_path: Path) -> None:
    with gateway(tmp_path, OracleBackend(actions(1), spec(GEMINI)), spec(GEMINI)) as (_, _, client):
        counted = client.http.post("/v1beta/models/m:countTokens", json=client.body())
        assert counted.json()["totalTokens"] > 10
        wrapped = {"generateContentRequest": {"model": "models/m", **client.body()}}
        assert client.http.post("/v1beta/models/m:countTokens", json=wrapped).json()["totalTokens"] > 10
        assert client.http.get("/v1beta/models").json()["models"][0]["name"] == "models/oracle"
        assert client.http.get("/v1beta/models/oracle").json()["name"] == "models/oracle"
        unknown = client.http.post("/v1beta/models/m:embedContent", json={})
        assert (unknown.status_code, unknown.json()["error"]["status"]) == (404, "NOT_FOUND")
        whole = client.http.post("/v1beta/models/m:streamGenerateContent", json=client.body())
        assert "alt=sse" in whole.json()["error"]["message"]
        with pytest.raises(httpx.HTTPStatusError):
            client.http.post("/v1/chat/completions", json={}).raise_for_status()
