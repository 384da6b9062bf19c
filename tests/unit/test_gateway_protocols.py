"""Every protocol, both forms: what is rendered can be read back, and what is broken is refused."""

import json
from pathlib import Path
from typing import Any

import pytest
from support.gateways import (
    CHAT,
    GEMINI,
    HARNESSES,
    MESSAGES,
    PATHS,
    PROTOCOLS,
    RESPONSES,
    asked,
    assembled,
    calls_of,
    sse,
)

from benchmark.engine.plan import make_plan
from benchmark.gateway import dialect, protocols
from benchmark.gateway.neutral import Answer, BadAnswer, BadRequest, Call, Wire
from benchmark.spec.errors import UsageError
from benchmark.spec.step import Usage
from benchmark.suite import load
from benchmark.suite.locate import Suite, locate

ANSWER = Answer("Let's see: ö\n\né", (Call.of("c1", "bash", {"command": "ls\n"}),))
ANSWERS = [ANSWER, Answer("Done."), Answer("", (*ANSWER.calls, Call.of("c2", "bash", {"command": "pwd"})))]
BROKEN = {
    CHAT: [{"messages": []}, {"messages": "hi"}, {"messages": ["hi"]}, {"messages": [{}], "tools": {}}],
    MESSAGES: [{"messages": []}, {"messages": "hi"}, {"messages": ["hi"]}, {"messages": [{}], "tools": {}}],
    RESPONSES: [{"input": []}, {"input": 3}, {"input": ["hi"]}, {"input": "hi", "tools": {}}],
    GEMINI: [{"contents": []}, {"contents": "hi"}, {"contents": [{"parts": "hi"}]}, {"contents": [{}], "tools": [3]}],
}


@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize("answer", ANSWERS)
def test_a_rendered_answer_reads_back_as_it_was(protocol: str, stream: bool, answer: Answer) -> None:
    speaks = dialect(protocol)
    wire = speaks.render(answer, asked(protocol, stream=stream, stream_options={"include_usage": True}))
    assert wire.is_stream is stream
    read = speaks.read(wire)
    assert (read.text, [(c.id, c.tool, json.loads(c.arguments)) for c in read.calls]) == (
        answer.text,
        [(c.id, c.tool, json.loads(c.arguments)) for c in answer.calls],
    )
    assert read.usage.input_tokens == 100, "a quarter of the request's bytes"
    assert read.wire is wire


@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.parametrize("answer", ANSWERS)
def test_a_stream_says_the_same_to_code_that_shares_nothing_with_ours(protocol: str, answer: Answer) -> None:
    wire = dialect(protocol).render(answer, asked(protocol, stream=True))
    said = assembled(sse(wire.body.decode()), protocol)
    assert calls_of(said, protocol) == [(call.id, json.loads(call.arguments)["command"]) for call in answer.calls]
    assert json.dumps(answer.text)[1:-1] in json.dumps(said).replace('"}, {"text": "', "")


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_a_stream_that_was_cut_anywhere_before_its_end_is_refused(protocol: str) -> None:
    speaks = dialect(protocol)
    wire = speaks.render(ANSWER, asked(protocol, stream=True))
    gap = b"\r\n\r\n" if protocol == GEMINI else b"\n\n"
    blocks = wire.body.split(gap)
    last = -3 if protocol == CHAT else -2  # a chat's stream is whole with its finish_reason
    assert speaks.read(Wire(wire.content_type, gap.join(blocks[: last + 1]))).calls[0].id == "c1"
    for end in range(len(blocks[:last]) + 1):
        with pytest.raises(BadAnswer):
            speaks.read(Wire(wire.content_type, gap.join(blocks[:end])))
    with pytest.raises(BadAnswer):
        speaks.read(Wire(wire.content_type, wire.body.replace(b'{"', b"{", 3)))


@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b"<html>", b'{"choices": [3], "content": 3}', b'{"choices": []}'])
def test_an_upstream_answer_of_another_shape_is_refused(protocol: str, body: bytes) -> None:
    with pytest.raises(BadAnswer):
        dialect(protocol).read(Wire("application/json", body))


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_an_error_inside_a_stream_is_refused(protocol: str) -> None:
    body = dialect(protocol).stream_error(529, "overloaded")
    with pytest.raises(BadAnswer, match="overloaded"):
        dialect(protocol).read(Wire("text/event-stream; charset=utf-8", body))


@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.parametrize("case", [*range(4), None])
def test_a_request_of_another_shape_is_refused(protocol: str, case: int | None) -> None:
    with pytest.raises(BadRequest):
        dialect(protocol).parse({} if case is None else BROKEN[protocol][case], {}, 1, PATHS[protocol])


def test_results_of_a_messages_request_are_found_with_their_failure() -> None:
    parsed = asked(
        MESSAGES,
        messages=[
            {"role": "user", "content": [{"type": "text", "text": "go"}]},
            {"role": "assistant", "content": [{"type": "tool_use", "id": "a", "name": "b", "input": {}}]},
            {"role": "user", "content": [{"type": "tool_result", "tool_use_id": "a", "content": "x"}]},
            {"role": "assistant", "content": "hm"},
            {
                "role": "user",
                "content": [
                    {"type": "tool_result", "tool_use_id": "b", "is_error": True, "content": [{"text": "y"}]},
                    {"type": "text", "text": "hurry"},
                ],
            },
        ],
    )
    assert [(r.call_id, r.text, r.failed) for r in parsed.results] == [("a", "x", False), ("b", "y", True)]
    assert (parsed.fresh, parsed.last_text) == (1, "hurry")


USED = Usage(input_tokens=321, output_tokens=40, cache_read_tokens=20, cache_write_tokens=None, reasoning_tokens=30)
SPENT = {
    CHAT: (
        {"choices": [{"message": {"content": ""}}]},
        {
            "usage": {
                "prompt_tokens": 321,
                "completion_tokens": 40,
                "prompt_tokens_details": {"cached_tokens": 20},
                "completion_tokens_details": {"reasoning_tokens": 30},
            }
        },
    ),
    RESPONSES: (
        {"status": "completed", "output": []},
        {
            "usage": {
                "input_tokens": 321,
                "output_tokens": 40,
                "input_tokens_details": {"cached_tokens": 20},
                "output_tokens_details": {"reasoning_tokens": 30},
            }
        },
    ),
    GEMINI: (
        {"candidates": [{"content": {"parts": []}, "finishReason": "STOP"}]},
        {
            "usageMetadata": {
                "promptTokenCount": 321,
                "candidatesTokenCount": 10,
                "thoughtsTokenCount": 30,
                "cachedContentTokenCount": 20,
            }
        },
    ),
}


@pytest.mark.parametrize("protocol", SPENT)
def test_tokens_are_read_by_kind_and_what_was_not_said_stays_unknown(protocol: str) -> None:
    bare, usage = SPENT[protocol]
    read = dialect(protocol).read(Wire("application/json", json.dumps({**bare, **usage}).encode()))
    assert read.usage == USED
    assert dialect(protocol).read(Wire("application/json", json.dumps(bare).encode())).usage == Usage()


def test_cached_input_tokens_of_messages_count_as_input() -> None:
    usage = {"input_tokens": 1, "cache_read_input_tokens": 20, "cache_creation_input_tokens": 300, "output_tokens": 4}
    read = dialect(MESSAGES).read(Wire("application/json", json.dumps({"content": [], "usage": usage}).encode()))
    assert read.usage == Usage(input_tokens=321, output_tokens=4, cache_read_tokens=20, cache_write_tokens=300)


def test_side_requests_that_differ_by_their_system_text_are_no_retries_of_each_other() -> None:
    title, topic = asked(MESSAGES, system="A title."), asked(MESSAGES, system="A topic.")
    assert title.history != topic.history
    tools = [{"name": "bash", "input_schema": {}}]
    assert asked(MESSAGES, system="1", tools=tools).history == asked(MESSAGES, system="2", tools=tools).history


WEB = [
    (MESSAGES, {"tools": [{"type": "web_search_20250305", "name": "web_search"}]}),
    (MESSAGES, {"tools": [{"type": "web_fetch_20250910", "name": "web_fetch"}]}),
    (MESSAGES, {"tools": [{"type": "code_execution_20250825", "name": "code_execution"}]}),
    (MESSAGES, {"tools": [{"type": "mcp_toolset", "mcp_server_name": "x"}]}),
    (MESSAGES, {"mcp_servers": [{"type": "url", "url": "http://example.com"}]}),
    (MESSAGES, {"container": {"skills": []}}),
    (
        MESSAGES,
        {
            "messages": [
                {"role": "user", "content": [{"type": "document", "source": {"type": "url", "url": "http://x"}}]}
            ]
        },
    ),
    (
        MESSAGES,
        {
            "messages": [
                {
                    "role": "user",
                    "content": [
                        {
                            "type": "tool_result",
                            "tool_use_id": "t",
                            "content": [{"type": "image", "source": {"type": "url", "url": "http://x"}}],
                        }
                    ],
                }
            ]
        },
    ),
    (CHAT, {"web_search_options": {"search_context_size": "low"}}),
    (CHAT, {"plugins": [{"id": "web"}]}),
    (CHAT, {"tools": [{"type": "web_search_preview"}]}),
    (
        CHAT,
        {
            "messages": [
                {"role": "user", "content": [{"type": "image_url", "image_url": {"url": "https://example.com"}}]}
            ]
        },
    ),
]


WEB += [
    (RESPONSES, {"tools": [{"type": "web_search"}]}),
    (RESPONSES, {"tools": [{"type": "mcp", "server_url": "http://x"}]}),
    (RESPONSES, {"tools": [{"type": "shell", "environment": {"type": "container_auto"}}]}),
    (RESPONSES, {"tools": [{"type": "namespace", "name": "n", "tools": [{"type": "web_search"}]}]}),
    (RESPONSES, {"prompt": {"id": "p"}}),
    (RESPONSES, {"input": [{"role": "user", "content": [{"type": "input_image", "image_url": "http://x"}]}]}),
    (RESPONSES, {"input": [{"role": "user", "content": [{"type": "input_file", "file_url": "http://x"}]}]}),
    (GEMINI, {"tools": [{"googleSearch": {}}]}),
    (GEMINI, {"tools": [{"urlContext": {}}]}),
    (GEMINI, {"tools": [{"codeExecution": {}}]}),
    (GEMINI, {"contents": [{"role": "user", "parts": [{"fileData": {"fileUri": "http://x"}}]}]}),
]


@pytest.mark.parametrize(("protocol", "body"), WEB)
def test_what_makes_a_provider_reach_the_network_is_named(protocol: str, body: dict[str, Any]) -> None:
    given = {"messages": [{"role": "user", "content": "hi"}], **body}
    assert dialect(protocol).forbidden(given)


@pytest.mark.parametrize(
    ("protocol", "body"),
    [
        (CHAT, {"tools": [{"type": "function", "function": {"name": "web_search", "parameters": {}}}]}),
        (
            CHAT,
            {
                "messages": [
                    {"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/png;base64,"}}]}
                ]
            },
        ),
        (RESPONSES, {"tools": [{"type": t, "name": t} for t in ("function", "custom", "local_shell")]}),
        (GEMINI, {"tools": [{"functionDeclarations": [{"name": "google_web_search"}], "googleSearch": None}]}),
        (MESSAGES, {"tools": [{"name": "WebSearch", "input_schema": {}}, {"type": "bash_20250124", "name": "bash"}]}),
    ],
)
def test_tools_that_the_client_runs_itself_are_allowed(protocol: str, body: dict[str, Any]) -> None:
    given = {"messages": [{"role": "user", "content": "hi"}], **body}
    assert dialect(protocol).forbidden(given) is None


def test_an_unknown_protocol_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match="anthropic-messages, gemini, openai-chat"):
        dialect("telepathy")


def test_the_loader_knows_every_protocol_that_the_gateway_speaks_and_names_the_line_of_another(tmp_path: Path) -> None:
    assert load.protocols() == protocols.names()
    folder = tmp_path / "harnesses" / "mine"
    folder.mkdir(parents=True)
    text = (HARNESSES / "codex" / "harness.toml").read_text()
    text = text.replace('name = "codex"', 'name = "mine"').replace('"openai-responses"', '"telepathy"')
    (folder / "harness.toml").write_text(text)
    line = text.splitlines().index('protocol = "telepathy"') + 1
    with pytest.raises(UsageError, match=rf"harness\.toml:{line}: protocol: 'telepathy' is unknown; known: anthropic"):
        load.load_harness(Suite(tmp_path), "mine")


def test_a_cost_of_a_model_without_a_price_is_not_promised_to_be_limited() -> None:
    suite = locate(HARNESSES.parent)
    asked = {"harnesses": ["codex"], "tasks": ["ledger-reconcile"], "tier": None, "attempts": 1, "max_steps": None}
    with pytest.raises(UsageError, match="the price of 'oracle' is unknown"):
        make_plan(suite, model="oracle", max_cost=1.0, **asked)
    [trial] = make_plan(suite, model="oracle", max_tokens=5000, keep_exchanges=True, **asked).trials
    assert (trial.max_tokens, trial.max_cost, trial.keep_exchanges) == (5000, None, True)
