"""OpenAI's chat completions: `POST /v1/chat/completions`, streamed or not."""

from collections.abc import Mapping
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

_REACHES_OUT = ("web_search_options", "plugins", "search_parameters", "enable_search", "mcp_servers")


class OpenAIChat(Dialect):
    """Chat completions."""

    name = "openai-chat"
    path = "/v1/chat/completions"

    def parse(self, body: Mapping[str, Any], headers: Mapping[str, str], size: int) -> Request:
        """See `Dialect.parse`."""
        messages = objects(body.get("messages"), "messages")
        if not messages:
            raise BadRequest("messages: at least one is needed")
        tools = []
        for tool in objects(body.get("tools"), "tools"):
            function = tool.get("function")
            if not isinstance(function, dict):
                continue
            schema = function.get("parameters")
            tools.append(Tool(str(function.get("name")), schema if isinstance(schema, dict) else {}))
        results = []
        fresh = 0
        last_text = ""
        for message in messages:
            role = message.get("role")
            if role == "assistant":
                fresh = 0
            elif role == "tool":
                results.append(Result(str(message.get("tool_call_id")), _text(message.get("content")), None))
                fresh += 1
            elif role == "user":
                last_text = _text(message.get("content"))
        return Request(
            history=history_hash(messages, [tool.name for tool in tools]),
            tools=tuple(tools),
            last_text=last_text,
            results=tuple(results),
            fresh=fresh,
            stream=body.get("stream") is True,
            max_tokens=number(body.get("max_completion_tokens")) or number(body.get("max_tokens")),
            body=body,
            headers=headers,
            size=size,
            thread=thread_of(headers),
        )

    def render(self, answer: Answer, request: Request) -> Wire:
        """See `Dialect.render`."""
        if answer.wire is not None:
            return answer.wire
        calls = [
            {"id": call.id, "type": "function", "function": {"name": call.tool, "arguments": call.arguments}}
            for call in answer.calls
        ]
        said = len(answer.text) + sum(len(call.arguments) for call in answer.calls)
        usage = {"prompt_tokens": estimate(request.size), "completion_tokens": estimate(said)}
        usage["total_tokens"] = sum(usage.values())
        finish = "tool_calls" if calls else "stop"
        common = {
            "id": f"chatcmpl-{request.history[:24]}",
            "created": 0,
            "model": str(request.body.get("model")),
        }
        if not request.stream:
            message: dict[str, Any] = {"role": "assistant", "content": answer.text}
            if calls:
                message["tool_calls"] = calls
            choice = {"index": 0, "message": message, "finish_reason": finish}
            return Wire(
                "application/json",
                encode({**common, "object": "chat.completion", "choices": [choice], "usage": usage}),
            )
        deltas: list[tuple[dict[str, Any], str | None]] = [({"role": "assistant", "content": answer.text}, None)]
        deltas += [({"tool_calls": [{"index": index, **call}]}, None) for index, call in enumerate(calls)]
        deltas.append(({}, finish))
        chunks: list[dict[str, Any]] = [
            {**common, "choices": [{"index": 0, "delta": delta, "finish_reason": reason}]} for delta, reason in deltas
        ]
        options = request.body.get("stream_options")
        if isinstance(options, dict) and options.get("include_usage"):
            chunks.append({**common, "choices": [], "usage": usage})
        lines = [b"data: " + encode({**chunk, "object": "chat.completion.chunk"}) for chunk in chunks]
        return Wire("text/event-stream", b"\n\n".join([*lines, b"data: [DONE]", b""]))

    def read(self, wire: Wire) -> Answer:
        """See `Dialect.read`."""
        if wire.is_stream:
            return self._read_stream(wire)
        try:
            body = load_object(wire.body)
            message = objects(body.get("choices"), "choices")[0]["message"]
            calls = tuple(
                Call(str(call.get("id")), str(call["function"]["name"]), str(call["function"].get("arguments", "")))
                for call in objects(message.get("tool_calls"), "tool_calls")
            )
            return Answer(_text(message.get("content")), calls, _usage(body.get("usage")), wire)
        except (BadRequest, LookupError, TypeError, AttributeError) as error:
            raise BadAnswer(f"the upstream's answer is not a chat completion: {error!r}") from None

    def _read_stream(self, wire: Wire) -> Answer:
        text = ""
        usage = Usage()
        finished = False
        calls: dict[int, list[str]] = {}
        try:
            for event in events(wire.body):
                if "error" in event:
                    raise BadAnswer(f"the upstream's stream reports {str(event['error'])[:200]}")
                usage = _usage(event["usage"]) if event.get("usage") else usage
                for choice in objects(event.get("choices"), "choices"):
                    delta = choice.get("delta") or {}
                    text += _text(delta.get("content"))
                    for part in objects(delta.get("tool_calls"), "tool_calls"):
                        call = calls.setdefault(int(part.get("index", 0)), ["", "", ""])
                        function = part.get("function") or {}
                        call[0] += part.get("id") or ""
                        call[1] += function.get("name") or ""
                        call[2] += function.get("arguments") or ""
                    finished = finished or bool(choice.get("finish_reason"))
        except (BadRequest, TypeError, AttributeError, ValueError) as error:
            raise BadAnswer(f"the upstream's stream is not one of chat completions: {error!r}") from None
        if not finished:
            raise BadAnswer("the upstream's stream was cut before its end")
        return Answer(text, tuple(Call(*call) for _, call in sorted(calls.items())), usage, wire)

    def forbidden(self, body: Mapping[str, Any]) -> str | None:
        """See `Dialect.forbidden`."""
        for key in _REACHES_OUT:
            if body.get(key):
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

    def error(self, status: int, message: str) -> bytes:
        """See `Dialect.error`."""
        kind = "invalid_request_error" if status < 500 else "server_error"
        return encode({"error": {"message": message, "type": kind, "param": None, "code": None}})

    def models(self, model: str) -> bytes:
        """See `Dialect.models`."""
        return encode(
            {"object": "list", "data": [{"id": model, "object": "model", "created": 0, "owned_by": "gateway"}]}
        )

    def credentials(self, headers: Mapping[str, str], key: str) -> dict[str, str]:
        """See `Dialect.credentials`."""
        return {"authorization": f"Bearer {key}"}


def _text(content: Any) -> str:
    if isinstance(content, str):
        return content
    if isinstance(content, list):
        return "\n".join(str(part.get("text", "")) for part in content if isinstance(part, dict))
    return ""


def _usage(usage: Any) -> Usage:
    if not isinstance(usage, dict):
        return Usage()
    return Usage(input_tokens=number(usage.get("prompt_tokens")), output_tokens=number(usage.get("completion_tokens")))
