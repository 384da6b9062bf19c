"""OpenAI's chat completions: `POST /v1/chat/completions`, streamed or not."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from benchmark.gateway.dialect import cut_text, encode, event, mapping, number, objects, text_of
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
from benchmark.gateway.protocols._openai import OpenAI
from benchmark.spec.step import Usage

_REACHES_OUT = ("web_search_options", "plugins", "search_parameters", "enable_search", "mcp_servers")


class OpenAIChat(OpenAI):
    """Chat completions."""

    name = "openai-chat"
    path = "/v1/chat/completions"

    def understand(self, body: Mapping[str, Any], path: str) -> Conversation:
        """See `Dialect.understand`."""
        messages = objects(body.get("messages"), "messages")
        if not messages:
            raise BadRequest("messages: at least one is needed")
        tools = []
        for tool in objects(body.get("tools"), "tools"):
            function = tool.get("function")
            if isinstance(function, dict):
                tools.append(Tool(str(function.get("name")), mapping(function.get("parameters"))))
        form = mapping(body.get("response_format"))
        wanted = mapping(mapping(form.get("json_schema")).get("schema"))
        if form.get("type") == "json_object":
            wanted = {"type": "object"}
        return Conversation(
            said=[said for message in messages if (said := _said(message)) is not None],
            identity=[messages, [tool.name for tool in tools]],
            tools=tuple(tools),
            stream=body.get("stream") is True,
            system="\n".join(
                text_of(message.get("content"))
                for message in messages
                if message.get("role") in ("system", "developer")
            ),
            max_tokens=number(body.get("max_completion_tokens")) or number(body.get("max_tokens")),
            wanted=wanted or None,
        )

    def whole(self, answer: Answer, request: Request, tokens: Tokens) -> Any:
        """See `Dialect.whole`."""
        message: dict[str, Any] = {"role": "assistant", "content": answer.text}
        if answer.calls:
            message["tool_calls"] = [_spell(call) for call in answer.calls]
        choice = {"index": 0, "message": message, "finish_reason": _finish(answer)}
        return {**_common(request), "object": "chat.completion", "choices": [choice], "usage": _spend(tokens)}

    def pieces(self, answer: Answer, request: Request, tokens: Tokens) -> Iterator[Piece]:
        """See `Dialect.pieces`."""
        common = {**_common(request), "object": "chat.completion.chunk"}

        def chunk(delta: dict[str, Any], finish: str | None = None) -> bytes:
            return event(encode({**common, "choices": [{"index": 0, "delta": delta, "finish_reason": finish}]}))

        yield Piece(chunk({"role": "assistant", "content": ""}))
        for text in cut_text(answer.text):
            yield Piece(chunk({"content": text}), "text")
        for index, call in enumerate(answer.calls):
            yield Piece(chunk({"tool_calls": [{"index": index, **_spell(call)}]}), "call")
        yield Piece(chunk({}, _finish(answer)))
        if mapping(request.body.get("stream_options")).get("include_usage"):
            yield Piece(event(encode({**common, "choices": [], "usage": _spend(tokens)})))
        yield Piece(event(b"[DONE]"))

    def read_whole(self, body: Mapping[str, Any]) -> Answer:
        """See `Dialect.read_whole`."""
        message = objects(body.get("choices"), "choices")[0]["message"]
        calls = tuple(
            Call(str(call.get("id")), str(call["function"]["name"]), str(call["function"].get("arguments", "")))
            for call in objects(message.get("tool_calls"), "tool_calls")
        )
        return Answer(text_of(message.get("content")), calls, _usage(body.get("usage")))

    def read_events(self, told: Iterable[Mapping[str, Any]]) -> Answer:
        """See `Dialect.read_events`."""
        text = ""
        usage = Usage()
        finished = False
        calls: dict[int, list[str]] = {}
        for chunk in told:
            if "error" in chunk:
                raise BadAnswer(f"the upstream's stream reports {str(chunk['error'])[:200]}")
            usage = _usage(chunk["usage"]) if chunk.get("usage") else usage
            for choice in objects(chunk.get("choices"), "choices"):
                delta = choice.get("delta") or {}
                text += text_of(delta.get("content"))
                for part in objects(delta.get("tool_calls"), "tool_calls"):
                    call = calls.setdefault(int(part.get("index", 0)), ["", "", ""])
                    function = part.get("function") or {}
                    call[0] += part.get("id") or ""
                    call[1] += function.get("name") or ""
                    call[2] += function.get("arguments") or ""
                finished = finished or bool(choice.get("finish_reason"))
        if not finished:
            raise BadAnswer("the upstream's stream was cut before its end")
        return Answer(text, tuple(Call(id, name, given) for _, (id, name, given) in sorted(calls.items())), usage)

    def forbidden(self, body: Mapping[str, Any]) -> str | None:
        """See `Dialect.forbidden`."""
        for key in _REACHES_OUT:
            if body.get(key) not in (None, False, []):  # an empty object turns it on
                return key
        for tool in objects(body.get("tools"), "tools"):
            if tool.get("type", "function") not in ("function", "custom"):
                return f"the tool type {str(tool.get('type'))[:60]!r}"
        for message in objects(body.get("messages"), "messages"):
            content = message.get("content")
            for part in content if isinstance(content, list) else ():
                image = part.get("image_url") if isinstance(part, dict) else None
                url = image.get("url") if isinstance(image, dict) else image
                if url is not None and not str(url).startswith("data:"):
                    return "an image by its address"
        return None

    def stream_error(self, status: int, message: str) -> bytes:
        """See `Dialect.stream_error`."""
        return event(self.error(status, message))


def _said(message: Mapping[str, Any]) -> Said | None:
    role, text = message.get("role"), text_of(message.get("content"))
    if role == "assistant":
        return Said("model", text)
    if role == "tool":
        return Said("tool", result=Result(str(message.get("tool_call_id")), text, None))
    return Said("user", text) if role == "user" else None


def _spell(call: Call) -> dict[str, Any]:
    return {"id": call.id, "type": "function", "function": {"name": call.tool, "arguments": call.arguments}}


def _common(request: Request) -> dict[str, Any]:
    return {"id": f"chatcmpl-{request.history[:24]}", "created": 0, "model": str(request.body.get("model"))}


def _finish(answer: Answer) -> str:
    return "tool_calls" if answer.calls else "stop"


def _spend(tokens: Tokens) -> dict[str, int]:
    return {
        "prompt_tokens": tokens.input,
        "completion_tokens": tokens.output,
        "total_tokens": tokens.input + tokens.output,
    }


def _usage(usage: Any) -> Usage:
    usage = mapping(usage)
    return Usage(
        input_tokens=number(usage.get("prompt_tokens")),
        output_tokens=number(usage.get("completion_tokens")),
        cache_read_tokens=number(mapping(usage.get("prompt_tokens_details")).get("cached_tokens")),
        reasoning_tokens=number(mapping(usage.get("completion_tokens_details")).get("reasoning_tokens")),
    )
