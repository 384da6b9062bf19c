"""OpenAI's responses: `POST /v1/responses`, streamed or not, with the whole history or a `previous_response_id`.

Besides functions there are custom tools, which take free text, and the built-in `local_shell`.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from benchmark.gateway.dialect import cut_text, encode, event, mapping, number, objects, text_of
from benchmark.gateway.neutral import (
    Answer,
    BadAnswer,
    BadRequest,
    Call,
    Conversation,
    Form,
    Piece,
    Request,
    Result,
    Said,
    Tokens,
    Tool,
)
from benchmark.gateway.protocols._openai import OpenAI
from benchmark.spec.step import Usage

_LOCAL_SHELL = {
    "type": "object",
    "properties": {"command": {"type": "array", "items": {"type": "string"}}},
    "required": ["command"],
}
_OUTPUTS = ("function_call_output", "custom_tool_call_output", "local_shell_call_output")
_CALLS: dict[str, Form] = {
    "function_call": "function",
    "custom_tool_call": "custom",
    "local_shell_call": "local_shell",
}
_CLIENT_TOOLS = ("function", "custom", "local_shell", "apply_patch", "tool_search")


class OpenAIResponses(OpenAI):
    """Responses."""

    name = "openai-responses"
    path = "/v1/responses"

    def understand(self, body: Mapping[str, Any], path: str) -> Conversation:
        """See `Dialect.understand`."""
        given = body.get("input")
        items = [{"role": "user", "content": given}] if isinstance(given, str) else objects(given, "input")
        previous = body.get("previous_response_id")
        if not items and previous is None:
            raise BadRequest("input: at least one item is needed")
        tools = list(_tools(objects(body.get("tools"), "tools")))
        form = mapping(mapping(body.get("text")).get("format"))
        # Requests over the same items (a title, a review) may differ by their instructions alone.
        apart: list[Any] = [tool.name for tool in tools] or [body.get("instructions")]
        return Conversation(
            said=[said for item in items if (said := _said(item)) is not None],
            identity=[previous, items, apart],
            tools=tuple(tools),
            stream=body.get("stream") is True,
            system=str(body.get("instructions") or ""),
            max_tokens=number(body.get("max_output_tokens")),
            wanted=mapping(form.get("schema")) or None,
        )

    def whole(self, answer: Answer, request: Request, tokens: Tokens) -> Any:
        """See `Dialect.whole`."""
        return _response(request, "completed", list(_items(answer, request)), tokens)

    def pieces(self, answer: Answer, request: Request, tokens: Tokens) -> Iterator[Piece]:
        """See `Dialect.pieces`."""
        count = 0

        def tell(kind: str, **rest: Any) -> bytes:
            nonlocal count
            count += 1
            return event(encode({"type": kind, "sequence_number": count - 1, **rest}), kind)

        opening = _response(request, "in_progress", [], None)
        yield Piece(tell("response.created", response=opening) + tell("response.in_progress", response=opening))
        items = list(_items(answer, request))
        for index, item in enumerate(items):
            at = {"output_index": index, "item_id": item["id"]}
            if item["type"] == "message":
                start = {**item, "status": "in_progress", "content": []}
                part = {"content_index": 0, **at}
                empty = {**item["content"][0], "text": ""}
                yield Piece(
                    tell("response.output_item.added", output_index=index, item=start)
                    + tell("response.content_part.added", **part, part=empty)
                )
                for text in cut_text(answer.text):
                    yield Piece(tell("response.output_text.delta", **part, delta=text, logprobs=[]), "text")
                yield Piece(
                    tell("response.output_text.done", **part, text=answer.text, logprobs=[])
                    + tell("response.content_part.done", **part, part=item["content"][0])
                    + tell("response.output_item.done", output_index=index, item=item)
                )
                continue
            start = {**item, "status": "in_progress"}
            names = {"function_call": ("arguments", "function_call_arguments"), "custom_tool_call": ("input",) * 2}
            key, kind = names.get(item["type"], ("", ""))
            kind = "custom_tool_call_input" if kind == "input" else kind
            yield Piece(
                tell("response.output_item.added", output_index=index, item={**start, key: ""} if key else start)
            )
            said = b""
            if key:
                said = tell(f"response.{kind}.delta", **at, delta=item[key])
                said += tell(f"response.{kind}.done", **at, **{key: item[key]})
            yield Piece(said + tell("response.output_item.done", output_index=index, item=item), "call")
        yield Piece(tell("response.completed", response=_response(request, "completed", items, tokens)))

    def read_whole(self, body: Mapping[str, Any]) -> Answer:
        """See `Dialect.read_whole`."""
        if body.get("status") not in ("completed", "incomplete"):
            raise BadAnswer(
                f"the upstream's response is {str(body.get('status'))[:60]}: {str(body.get('error'))[:200]}"
            )
        return _read(objects(body["output"], "output"), body.get("usage"))

    def read_events(self, told: Iterable[Mapping[str, Any]]) -> Answer:
        """See `Dialect.read_events`."""
        done: dict[int, dict[str, Any]] = {}
        for said in told:
            kind = said.get("type")
            if kind == "response.output_item.done":
                done[int(said["output_index"])] = dict(said["item"])
            elif kind in ("error", "response.failed"):
                raise BadAnswer(f"the upstream's stream reports {str(said)[:200]}")
            elif kind in ("response.completed", "response.incomplete"):
                items = [done[index] for index in sorted(done)] or objects(said["response"].get("output"), "output")
                return _read(items, said["response"].get("usage"))
        raise BadAnswer("the upstream's stream was cut before its end")

    def forbidden(self, body: Mapping[str, Any]) -> str | None:
        """See `Dialect.forbidden`."""
        if body.get("prompt"):
            return "a stored prompt"
        for tool in objects(body.get("tools"), "tools"):
            for inner in objects(tool.get("tools"), "tools") if tool.get("type") == "namespace" else [tool]:
                kind = inner.get("type")
                local = kind == "shell" and mapping(inner.get("environment")).get("type") == "local"
                if kind not in _CLIENT_TOOLS and not local:
                    return f"the tool type {str(kind)[:60]!r}"
        given = body.get("input")
        for item in objects(given, "input") if not isinstance(given, str) else ():
            for parts in (item.get("content"), item.get("output")):
                for part in parts if isinstance(parts, list) else ():
                    if isinstance(part, dict) and _fetches(part):
                        return "an image or a file by its address"
        return None

    def stream_error(self, status: int, message: str) -> bytes:
        """See `Dialect.stream_error`."""
        error = {"code": "server_error", "message": message}
        return event(
            encode({"type": "response.failed", "response": {"id": "resp_failed", "status": "failed", "error": error}}),
            "response.failed",
        )


def _tools(declared: Iterable[Mapping[str, Any]]) -> Iterator[Tool]:
    for tool in declared:
        kind, name = tool.get("type"), str(tool.get("name"))
        if kind == "function":
            yield Tool(name, mapping(tool.get("parameters")))
        elif kind == "custom":
            yield Tool(name, {}, "custom")
        elif kind == "local_shell":
            yield Tool("local_shell", _LOCAL_SHELL, "local_shell")


def _said(item: Mapping[str, Any]) -> Said | None:
    kind, role = item.get("type", "message"), item.get("role")
    if kind in _OUTPUTS:
        output = item.get("output")
        text = text_of(output) if isinstance(output, str | list) else json.dumps(output)
        return Said("tool", result=Result(str(item.get("call_id")), text, None))
    if kind != "message" or role == "assistant":
        return Said("model", text_of(item.get("content")))
    return Said("user", text_of(item.get("content"))) if role == "user" else None


def _response(request: Request, status: str, items: list[dict[str, Any]], tokens: Tokens | None) -> dict[str, Any]:
    usage = tokens and {
        "input_tokens": tokens.input,
        "input_tokens_details": {"cached_tokens": 0},
        "output_tokens": tokens.output,
        "output_tokens_details": {"reasoning_tokens": 0},
        "total_tokens": tokens.input + tokens.output,
    }
    body = request.body
    return {
        "id": f"resp_{request.history[:24]}",
        "object": "response",
        "created_at": 0,
        "status": status,
        "background": False,
        "error": None,
        "incomplete_details": None,
        "instructions": None,
        "max_output_tokens": body.get("max_output_tokens"),
        "metadata": {},
        "model": str(body.get("model")),
        "output": items,
        "parallel_tool_calls": body.get("parallel_tool_calls") is not False,
        "previous_response_id": body.get("previous_response_id"),
        "reasoning": {"effort": None, "summary": None},
        "store": body.get("store") is not False,
        "temperature": 1.0,
        "text": {"format": {"type": "text"}},
        "tool_choice": "auto",
        "tools": [],
        "top_p": 1.0,
        "truncation": "disabled",
        "usage": usage,
    }


def _items(answer: Answer, request: Request) -> Iterator[dict[str, Any]]:
    """The items of an answer's output, complete."""
    mark = request.history[:20]
    if answer.text or not answer.calls:
        content = [{"type": "output_text", "text": answer.text, "annotations": [], "logprobs": []}]
        yield {
            "type": "message",
            "id": f"msg_{mark}",
            "role": "assistant",
            "status": "completed",
            "content": content,
        }
    for index, call in enumerate(answer.calls):
        known = {"id": f"fc_{mark}_{index}", "call_id": call.id, "status": "completed"}
        if call.form == "custom":
            yield {"type": "custom_tool_call", **known, "name": call.tool, "input": call.arguments}
        elif call.form == "local_shell":
            action = {"type": "exec", "command": json.loads(call.arguments)["command"], "env": {}}
            yield {"type": "local_shell_call", **known, "action": action}
        else:
            yield {"type": "function_call", **known, "name": call.tool, "arguments": call.arguments}


def _read(items: Iterable[Mapping[str, Any]], usage: Any) -> Answer:
    texts: list[str] = []
    calls: list[Call] = []
    for item in items:
        kind = item.get("type")
        if kind == "message":
            texts.append(text_of(item["content"]))
        elif kind in _CALLS:
            form = _CALLS[str(kind)]
            given = item["input"] if form == "custom" else item.get("arguments")
            if form == "local_shell":
                given = encode({"command": item["action"]["command"]}).decode()
            calls.append(Call(str(item["call_id"]), str(item.get("name", "local_shell")), str(given), form))
    usage = mapping(usage)
    return Answer(
        "\n".join(texts),
        tuple(calls),
        Usage(
            input_tokens=number(usage.get("input_tokens")),
            output_tokens=number(usage.get("output_tokens")),
            cache_read_tokens=number(mapping(usage.get("input_tokens_details")).get("cached_tokens")),
            reasoning_tokens=number(mapping(usage.get("output_tokens_details")).get("reasoning_tokens")),
        ),
    )


def _fetches(part: Mapping[str, Any]) -> bool:
    if part.get("file_url"):
        return True
    image = part.get("image_url")
    return image is not None and not str(image).startswith("data:")
