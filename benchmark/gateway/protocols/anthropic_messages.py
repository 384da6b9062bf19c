"""Anthropic's messages: `POST /v1/messages`, streamed or not, and its token count."""

from collections.abc import Iterator, Mapping
from typing import Any

from benchmark.gateway.neutral import Answer, BadAnswer, BadRequest, Call, Request, Result, Tool, Wire
from benchmark.gateway.protocols.base import (
    Dialect,
    encode,
    estimate,
    events,
    history_hash,
    load_object,
    number,
    objects,
    thread_of,
)
from benchmark.spec.step import Usage

_CLIENT_TOOLS = ("custom", "bash_", "text_editor_", "computer_", "memory_")
"""Tool types that the client runs; every other type runs on the provider's machines."""


class AnthropicMessages(Dialect):
    """Messages."""

    name = "anthropic-messages"
    path = "/v1/messages"
    count_path = "/v1/messages/count_tokens"

    def parse(self, body: Mapping[str, Any], headers: Mapping[str, str], size: int) -> Request:
        """See `Dialect.parse`."""
        messages = objects(body.get("messages"), "messages")
        if not messages:
            raise BadRequest("messages: at least one is needed")
        tools = []
        for tool in objects(body.get("tools"), "tools"):
            schema = tool.get("input_schema")
            tools.append(Tool(str(tool.get("name")), schema if isinstance(schema, dict) else {}))
        results = []
        fresh = 0
        last_text = ""
        told = []
        for message in messages:
            if message.get("role") == "assistant":
                fresh = 0
            blocks = _blocks(message)
            told.append([message.get("role"), *({**block, "cache_control": None} for block in blocks)])
            texts = []
            for block in blocks:
                if block.get("type") == "tool_result":
                    text = _text(block.get("content"))
                    results.append(Result(str(block.get("tool_use_id")), text, block.get("is_error") is True))
                    fresh += 1
                elif block.get("type") == "text":
                    texts.append(str(block.get("text")))
            if message.get("role") == "user" and texts:
                last_text = "\n".join(texts)
        # Side requests over the same messages (a title, a topic) differ by their system text alone.
        apart = [tool.name for tool in tools] or [encode(body.get("system")).decode()]
        return Request(
            history=history_hash(told, apart),
            tools=tuple(tools),
            last_text=last_text,
            results=tuple(results),
            fresh=fresh,
            stream=body.get("stream") is True,
            max_tokens=number(body.get("max_tokens")),
            body=body,
            headers=headers,
            size=size,
            thread=thread_of(headers),
        )

    def render(self, answer: Answer, request: Request) -> Wire:
        """See `Dialect.render`."""
        if answer.wire is not None:
            return answer.wire
        content: list[dict[str, Any]] = [{"type": "text", "text": answer.text}] if answer.text else []
        content += [
            {"type": "tool_use", "id": call.id, "name": call.tool, "input": load_object(call.arguments or "{}")}
            for call in answer.calls
        ]
        said = len(answer.text) + sum(len(call.arguments) for call in answer.calls)
        usage = {"input_tokens": estimate(request.size), "output_tokens": estimate(said)}
        stop = "tool_use" if answer.calls else "end_turn"
        message = {
            "id": f"msg_{request.history[:24]}",
            "type": "message",
            "role": "assistant",
            "model": str(request.body.get("model")),
            "content": content,
            "stop_reason": stop,
            "stop_sequence": None,
            "usage": usage,
        }
        if not request.stream:
            return Wire("application/json", encode(message))
        opening = {**message, "content": [], "stop_reason": None, "usage": {**usage, "output_tokens": 1}}
        told: list[dict[str, Any]] = [{"type": "message_start", "message": opening}]
        for index, block in enumerate(content):
            told += _block_events(index, block)
        told.append(
            {
                "type": "message_delta",
                "delta": {"stop_reason": stop, "stop_sequence": None},
                "usage": {"output_tokens": usage["output_tokens"]},
            }
        )
        told.append({"type": "message_stop"})
        lines = [b"event: " + str(event["type"]).encode() + b"\ndata: " + encode(event) + b"\n\n" for event in told]
        return Wire("text/event-stream", b"".join(lines))

    def read(self, wire: Wire) -> Answer:
        """See `Dialect.read`."""
        try:
            message = _assemble(wire.body) if wire.is_stream else load_object(wire.body)
            blocks = objects(message["content"], "content")
        except (BadRequest, LookupError, TypeError, AttributeError) as error:
            raise BadAnswer(f"the upstream's answer is not a message: {error!r}") from None
        text = "\n".join(str(block.get("text")) for block in blocks if block.get("type") == "text")
        calls = []
        for block in blocks:
            if block.get("type") == "tool_use":
                given = block.get("input", {})
                arguments = given if isinstance(given, str) else encode(given).decode()
                calls.append(Call(str(block.get("id")), str(block.get("name")), arguments))
        usage = message.get("usage")
        usage = usage if isinstance(usage, dict) else {}
        taken = number(usage.get("input_tokens"))
        if taken is not None:  # what was read from or written to the cache was read all the same
            taken += number(usage.get("cache_read_input_tokens")) or 0
            taken += number(usage.get("cache_creation_input_tokens")) or 0
        return Answer(
            text, tuple(calls), Usage(input_tokens=taken, output_tokens=number(usage.get("output_tokens"))), wire
        )

    def forbidden(self, body: Mapping[str, Any]) -> str | None:
        """See `Dialect.forbidden`."""
        for key in ("mcp_servers", "container"):
            if body.get(key):
                return key
        for tool in objects(body.get("tools"), "tools"):
            kind = tool.get("type")
            if kind is not None and not str(kind).startswith(_CLIENT_TOOLS):
                return f"the tool type {str(kind)[:60]!r}"
        for message in objects(body.get("messages"), "messages"):
            if any(_fetches(block) for block in _blocks(message)):
                return "an image or a document by its address"
        return None

    def error(self, status: int, message: str) -> bytes:
        """See `Dialect.error`."""
        kinds = {400: "invalid_request_error", 404: "not_found_error", 413: "request_too_large"}
        kind = kinds.get(status, "invalid_request_error" if status < 500 else "api_error")
        return encode({"type": "error", "error": {"type": kind, "message": message}})

    def models(self, model: str) -> bytes:
        """See `Dialect.models`."""
        entry = {"type": "model", "id": model, "display_name": model, "created_at": "1970-01-01T00:00:00Z"}
        return encode({"data": [entry], "has_more": False, "first_id": model, "last_id": model})

    def credentials(self, headers: Mapping[str, str], key: str) -> dict[str, str]:
        """See `Dialect.credentials`."""
        found = {"x-api-key": key, "anthropic-version": headers.get("anthropic-version", "2023-06-01")}
        if "anthropic-beta" in headers:
            found["anthropic-beta"] = headers["anthropic-beta"]
        return found

    def count(self, tokens: int) -> bytes:
        """See `Dialect.count`."""
        return encode({"input_tokens": tokens})


def _blocks(message: Mapping[str, Any]) -> list[dict[str, Any]]:
    content = message.get("content")
    if isinstance(content, str):
        return [{"type": "text", "text": content}]
    return objects(content, "content")


def _text(content: Any) -> str:
    if isinstance(content, str):
        return content
    if isinstance(content, list):
        return "\n".join(str(block.get("text", "")) for block in content if isinstance(block, dict))
    return ""


def _fetches(block: Mapping[str, Any]) -> bool:
    source = block.get("source")
    if isinstance(source, dict) and source.get("type") in ("url", "file"):
        return True
    inner = block.get("content")
    return isinstance(inner, list) and any(isinstance(part, dict) and _fetches(part) for part in inner)


def _block_events(index: int, block: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    if block["type"] == "text":
        empty: dict[str, Any] = {"type": "text", "text": ""}
        delta = {"type": "text_delta", "text": block["text"]}
    else:
        empty = {**block, "input": {}}
        delta = {"type": "input_json_delta", "partial_json": encode(block["input"]).decode()}
    yield {"type": "content_block_start", "index": index, "content_block": empty}
    yield {"type": "content_block_delta", "index": index, "delta": delta}
    yield {"type": "content_block_stop", "index": index}


def _assemble(body: bytes) -> dict[str, Any]:
    """The message that a complete stream spells out."""
    message: dict[str, Any] = {}
    blocks: dict[int, dict[str, Any]] = {}
    usage: dict[str, Any] = {}
    for event in events(body):
        kind = event.get("type")
        if kind == "message_start":
            message = dict(event["message"])
            usage.update(message.get("usage") or {})
        elif kind == "content_block_start":
            block = dict(event["content_block"])
            blocks[event["index"]] = {**block, "input": ""} if block.get("type") == "tool_use" else block
        elif kind == "content_block_delta":
            delta = event["delta"]
            if delta.get("type") == "text_delta":
                blocks[event["index"]]["text"] += delta["text"]
            elif delta.get("type") == "input_json_delta":
                blocks[event["index"]]["input"] += delta["partial_json"]
        elif kind == "message_delta":
            usage.update({key: value for key, value in (event.get("usage") or {}).items() if value is not None})
        elif kind == "error":
            raise BadAnswer(f"the upstream's stream reports {str(event.get('error'))[:200]}")
        elif kind == "message_stop":
            return {**message, "content": [blocks[index] for index in sorted(blocks)], "usage": usage}
    raise BadAnswer("the upstream's stream was cut before its end")
