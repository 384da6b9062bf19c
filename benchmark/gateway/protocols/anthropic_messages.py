"""Anthropic's messages: `POST /v1/messages`, streamed or not, and its token count."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from benchmark.gateway.dialect import Dialect, cut_text, encode, event, load_object, mapping, number, objects, text_of
from benchmark.gateway.neutral import (
    Answer,
    BadAnswer,
    BadRequest,
    Call,
    Conversation,
    Piece,
    Request,
    Result,
    Said,
    Tokens,
    Tool,
)
from benchmark.spec.step import Usage

_CLIENT_TOOLS = ("custom", "bash_", "text_editor_", "computer_", "memory_")
"""Tool types that the client runs; every other type runs on the provider's machines."""

_BASH = {"type": "object", "properties": {"command": {"type": "string"}}, "required": ["command"]}


class AnthropicMessages(Dialect):
    """Messages."""

    name = "anthropic-messages"
    path = "/v1/messages"
    count_path = "/v1/messages/count_tokens"
    ping = b": the model is thinking\n\n"
    provider = ("ANTHROPIC_BASE_URL", "ANTHROPIC_API_KEY", "https://api.anthropic.com")

    def understand(self, body: Mapping[str, Any], path: str) -> Conversation:
        """See `Dialect.understand`."""
        messages = objects(body.get("messages"), "messages")
        if not messages:
            raise BadRequest("messages: at least one is needed")
        tools = [_tool(tool) for tool in objects(body.get("tools"), "tools")]
        told = [
            [message.get("role"), *({**block, "cache_control": None} for block in _blocks(message))]
            for message in messages
        ]
        system = body.get("system")
        # Side requests over the same messages (a title, a topic) differ by their system text alone.
        apart = [tool.name for tool in tools] or [encode(system).decode()]
        form = mapping(mapping(body.get("output_config")).get("format")) or mapping(body.get("output_format"))
        return Conversation(
            said=[said for message in messages for said in _said(message)],
            identity=[told, apart],
            tools=tuple(tools),
            stream=body.get("stream") is True,
            system=text_of(system),
            max_tokens=number(body.get("max_tokens")),
            wanted=mapping(form.get("schema")) or None,
        )

    def whole(self, answer: Answer, request: Request, tokens: Tokens) -> Any:
        """See `Dialect.whole`."""
        return {
            "id": f"msg_{request.history[:24]}",
            "type": "message",
            "role": "assistant",
            "model": str(request.body.get("model")),
            "content": _content(answer),
            "stop_reason": _stop(answer),
            "stop_sequence": None,
            "usage": {"input_tokens": tokens.input, "output_tokens": tokens.output},
        }

    def pieces(self, answer: Answer, request: Request, tokens: Tokens) -> Iterator[Piece]:
        """See `Dialect.pieces`."""
        whole = self.whole(answer, request, tokens)
        opening = {**whole, "content": [], "stop_reason": None, "usage": {**whole["usage"], "output_tokens": 1}}
        yield Piece(_tell("message_start", message=opening))
        for index, block in enumerate(whole["content"]):
            if block["type"] == "text":
                yield Piece(_tell("content_block_start", index=index, content_block={"type": "text", "text": ""}))
                for text in cut_text(block["text"]):
                    yield Piece(
                        _tell("content_block_delta", index=index, delta={"type": "text_delta", "text": text}), "text"
                    )
                yield Piece(_tell("content_block_stop", index=index))
                continue
            delta = {"type": "input_json_delta", "partial_json": encode(block["input"]).decode()}
            yield Piece(_tell("content_block_start", index=index, content_block={**block, "input": {}}))
            yield Piece(_tell("content_block_delta", index=index, delta=delta))
            yield Piece(_tell("content_block_stop", index=index), "call")
        ending = {"stop_reason": whole["stop_reason"], "stop_sequence": None}
        yield Piece(_tell("message_delta", delta=ending, usage={"output_tokens": tokens.output}))
        yield Piece(_tell("message_stop"))

    def read_whole(self, body: Mapping[str, Any]) -> Answer:
        """See `Dialect.read_whole`."""
        return _read(body)

    def read_events(self, told: Iterable[Mapping[str, Any]]) -> Answer:
        """See `Dialect.read_events`."""
        return _read(_assemble(told))

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
        kinds = {
            402: "billing_error",
            403: "permission_error",
            404: "not_found_error",
            413: "request_too_large",
            429: "rate_limit_error",
            529: "overloaded_error",
        }
        kind = kinds.get(status, "invalid_request_error" if status < 500 else "api_error")
        return encode({"type": "error", "error": {"type": kind, "message": message}})

    def models(self, model: str, path: str) -> bytes:
        """See `Dialect.models`."""
        entry = {"type": "model", "id": model, "display_name": model, "created_at": "1970-01-01T00:00:00Z"}
        listed = {"data": [entry], "has_more": False, "first_id": model, "last_id": model}
        return encode(listed if path.endswith("/models") else entry)

    def credentials(self, headers: Mapping[str, str], key: str) -> dict[str, str]:
        """See `Dialect.credentials`."""
        found = {"x-api-key": key, "anthropic-version": headers.get("anthropic-version", "2023-06-01")}
        if "anthropic-beta" in headers:
            found["anthropic-beta"] = headers["anthropic-beta"]
        return found


def _blocks(message: Mapping[str, Any]) -> list[dict[str, Any]]:
    content = message.get("content")
    if isinstance(content, str):
        return [{"type": "text", "text": content}]
    return objects(content, "content")


def _tool(declared: Mapping[str, Any]) -> Tool:
    """A tool; one of a built-in type has no schema of its own."""
    builtin = _BASH if str(declared.get("type")).startswith("bash_") else {}
    return Tool(str(declared.get("name")), mapping(declared.get("input_schema")) or builtin)


def _said(message: Mapping[str, Any]) -> Iterator[Said]:
    if message.get("role") == "assistant":
        yield Said("model")
    texts = []
    for block in _blocks(message):
        if block.get("type") == "tool_result":
            failed = block.get("is_error") is True
            yield Said("tool", result=Result(str(block.get("tool_use_id")), text_of(block.get("content")), failed))
        elif block.get("type") == "text":
            texts.append(str(block.get("text")))
    if message.get("role") == "user" and texts:
        yield Said("user", "\n".join(texts))


def _content(answer: Answer) -> list[dict[str, Any]]:
    content: list[dict[str, Any]] = [{"type": "text", "text": answer.text}] if answer.text else []
    content += [
        {"type": "tool_use", "id": call.id, "name": call.tool, "input": load_object(call.arguments or "{}")}
        for call in answer.calls
    ]
    return content


def _stop(answer: Answer) -> str:
    return "tool_use" if answer.calls else "end_turn"


def _tell(kind: str, **rest: Any) -> bytes:
    return event(encode({"type": kind, **rest}), kind)


def _read(message: Mapping[str, Any]) -> Answer:
    blocks = objects(message["content"], "content")
    calls = []
    for block in blocks:
        if block.get("type") == "tool_use":
            given = block.get("input", {})
            arguments = given if isinstance(given, str) else encode(given).decode()
            calls.append(Call(str(block.get("id")), str(block.get("name")), arguments))
    usage = mapping(message.get("usage"))
    taken = number(usage.get("input_tokens"))
    read, written = number(usage.get("cache_read_input_tokens")), number(usage.get("cache_creation_input_tokens"))
    return Answer(
        "\n".join(str(block.get("text")) for block in blocks if block.get("type") == "text"),
        tuple(calls),
        Usage(
            # What was read from or written to the cache was read all the same.
            input_tokens=None if taken is None else taken + (read or 0) + (written or 0),
            output_tokens=number(usage.get("output_tokens")),
            cache_read_tokens=read,
            cache_write_tokens=written,
        ),
    )


def _fetches(block: Mapping[str, Any]) -> bool:
    source = block.get("source")
    if isinstance(source, dict) and source.get("type") in ("url", "file"):
        return True
    inner = block.get("content")
    return isinstance(inner, list) and any(isinstance(part, dict) and _fetches(part) for part in inner)


def _assemble(told: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The message that a complete stream spells out."""
    message: dict[str, Any] = {}
    blocks: dict[int, dict[str, Any]] = {}
    usage: dict[str, Any] = {}
    for said in told:
        kind = said.get("type")
        if kind == "message_start":
            message = dict(said["message"])
            usage.update(message.get("usage") or {})
        elif kind == "content_block_start":
            block = dict(said["content_block"])
            blocks[said["index"]] = {**block, "input": ""} if block.get("type") == "tool_use" else block
        elif kind == "content_block_delta":
            delta = said["delta"]
            if delta.get("type") == "text_delta":
                blocks[said["index"]]["text"] += delta["text"]
            elif delta.get("type") == "input_json_delta":
                blocks[said["index"]]["input"] += delta["partial_json"]
        elif kind == "message_delta":
            usage.update({key: value for key, value in (said.get("usage") or {}).items() if value is not None})
        elif kind == "error":
            raise BadAnswer(f"the upstream's stream reports {str(said.get('error'))[:200]}")
        elif kind == "message_stop":
            return {**message, "content": [blocks[index] for index in sorted(blocks)], "usage": usage}
    raise BadAnswer("the upstream's stream was cut before its end")
