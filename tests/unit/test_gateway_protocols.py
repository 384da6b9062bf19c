"""Both protocols, both forms: what is rendered can be read back, and what is broken is refused."""

import json
from typing import Any

import pytest
from support.gateways import CHAT, MESSAGES

from benchmark.gateway import dialect
from benchmark.gateway.neutral import Answer, BadAnswer, BadRequest, Call, Request, Wire
from benchmark.spec.step import Usage

PROTOCOLS = [CHAT, MESSAGES]
ANSWER = Answer("Let's see: ö\n\n\ud83d".replace("\ud83d", "é"), (Call.of("c1", "bash", {"command": "ls\n"}),))


def request(protocol: str, *, stream: bool = False, **body: Any) -> Request:
    given = {"model": "m", "messages": [{"role": "user", "content": "hi"}], "stream": stream, **body}
    return dialect(protocol).parse(given, {}, 400)


@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize("answer", [ANSWER, Answer("Done."), Answer("", (*ANSWER.calls, Call.of("c2", "b", {})))])
def test_a_rendered_answer_reads_back_as_it_was(protocol: str, stream: bool, answer: Answer) -> None:
    speaks = dialect(protocol)
    wire = speaks.render(answer, request(protocol, stream=stream, stream_options={"include_usage": True}))
    assert wire.is_stream is stream
    read = speaks.read(wire)
    assert (read.text, [(c.id, c.tool, json.loads(c.arguments)) for c in read.calls]) == (
        answer.text,
        [(c.id, c.tool, json.loads(c.arguments)) for c in answer.calls],
    )
    assert read.usage.input_tokens == 100, "a quarter of the request's bytes"
    assert read.wire is wire


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_a_stream_that_was_cut_anywhere_before_its_end_is_refused(protocol: str) -> None:
    speaks = dialect(protocol)
    wire = speaks.render(ANSWER, request(protocol, stream=True))
    blocks = wire.body.split(b"\n\n")
    last = -1 if protocol == MESSAGES else -3  # a chat's stream is whole with its finish_reason
    for end in range(len(blocks[:last])):
        with pytest.raises(BadAnswer):
            speaks.read(Wire(wire.content_type, b"\n\n".join(blocks[:end])))
    with pytest.raises(BadAnswer):
        speaks.read(Wire(wire.content_type, wire.body.replace(b'{"', b"{", 3)))


@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b"<html>", b'{"choices": [3], "content": 3}', b'{"choices": []}'])
def test_an_upstream_answer_of_another_shape_is_refused(protocol: str, body: bytes) -> None:
    with pytest.raises(BadAnswer):
        dialect(protocol).read(Wire("application/json", body))


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_an_error_inside_a_stream_is_refused(protocol: str) -> None:
    body = b'event: error\ndata: {"type": "error", "error": {"type": "overloaded_error"}}\n\n'
    with pytest.raises(BadAnswer, match="overloaded"):
        dialect(protocol).read(Wire("text/event-stream; charset=utf-8", body))


@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.parametrize(
    "body", [{}, {"messages": []}, {"messages": "hi"}, {"messages": ["hi"]}, {"messages": [{}], "tools": {}}]
)
def test_a_request_of_another_shape_is_refused(protocol: str, body: dict[str, Any]) -> None:
    with pytest.raises(BadRequest):
        dialect(protocol).parse(body, {}, 1)


def test_results_of_a_messages_request_are_found_with_their_failure() -> None:
    parsed = request(
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


def test_cached_input_tokens_count_as_input() -> None:
    body = {
        "content": [],
        "usage": {
            "input_tokens": 1,
            "cache_read_input_tokens": 20,
            "cache_creation_input_tokens": 300,
            "output_tokens": 4,
        },
    }
    read = dialect(MESSAGES).read(Wire("application/json", json.dumps(body).encode()))
    assert read.usage == Usage(input_tokens=321, output_tokens=4)


def test_side_requests_that_differ_by_their_system_text_are_no_retries_of_each_other() -> None:
    title, topic = request(MESSAGES, system="A title."), request(MESSAGES, system="A topic.")
    assert title.history != topic.history
    tools = [{"name": "bash", "input_schema": {}}]
    assert request(MESSAGES, system="1", tools=tools).history == request(MESSAGES, system="2", tools=tools).history


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
        (MESSAGES, {"tools": [{"name": "WebSearch", "input_schema": {}}, {"type": "bash_20250124", "name": "bash"}]}),
    ],
)
def test_tools_that_the_client_runs_itself_are_allowed(protocol: str, body: dict[str, Any]) -> None:
    given = {"messages": [{"role": "user", "content": "hi"}], **body}
    assert dialect(protocol).forbidden(given) is None


def test_an_unknown_protocol_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match="anthropic-messages, openai-chat"):
        dialect("telepathy")
