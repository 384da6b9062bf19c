"""Google's Gemini API: `POST /v1beta/models/MODEL:generateContent`, `:streamGenerateContent` and `:countTokens`."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote

from benchmark.gateway.dialect import Dialect, Endpoint, cut_text, encode, event, mapping, number, objects
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

_PATH = re.compile(r"(/v1(?:alpha|beta)?)/(?:models/([^/:]+)(?::(\w+))?|models)")
_METHODS: dict[str, Endpoint] = {
    "generateContent": "answer",
    "streamGenerateContent": "answer",
    "countTokens": "count",
}
_STATUS = {
    400: "INVALID_ARGUMENT",
    403: "PERMISSION_DENIED",
    404: "NOT_FOUND",
    429: "RESOURCE_EXHAUSTED",
    500: "INTERNAL",
    503: "UNAVAILABLE",
}


class Gemini(Dialect):
    """The Gemini API. No comment may stand in its streams: the client's parser breaks on them."""

    name = "gemini"
    path = "/v1beta/models/oracle:generateContent"
    provider = ("GOOGLE_GEMINI_BASE_URL", "GEMINI_API_KEY", "https://generativelanguage.googleapis.com")

    def endpoint(self, path: str) -> Endpoint | None:
        """See `Dialect.endpoint`."""
        found = _PATH.fullmatch(path)
        if found is None:
            return None
        return _METHODS.get(found[3]) if found[3] else "models"

    def upstream(self, request: Request, model: str) -> tuple[str, dict[str, Any]]:
        """See `Dialect.upstream`."""
        found = _PATH.fullmatch(request.path.partition("?")[0])
        version, method = (found[1], found[3]) if found is not None else ("/v1beta", "generateContent")
        wanted = "?alt=sse" if request.stream else ""
        return f"{version}/models/{quote(model, safe='')}:{method}{wanted}", dict(request.body)

    def understand(self, body: Mapping[str, Any], path: str) -> Conversation:
        """See `Dialect.understand`."""
        asked = body
        if "generateContentRequest" in body:  # a token count of a whole request
            asked = mapping(body["generateContentRequest"])
        contents = objects(asked.get("contents"), "contents")
        if not contents:
            raise BadRequest("contents: at least one is needed")
        bare, _, query = path.partition("?")
        streamed = bare.endswith(":streamGenerateContent")
        if streamed and "alt=sse" not in query.split("&"):
            raise BadRequest("streamGenerateContent: only alt=sse is spoken here")
        tools = [
            Tool(str(function.get("name")), _schema(function))
            for tool in objects(asked.get("tools"), "tools")
            for function in objects(tool.get("functionDeclarations"), "functionDeclarations")
        ]
        system = asked.get("systemInstruction")
        config = mapping(asked.get("generationConfig"))
        wanted = mapping(config.get("responseJsonSchema")) or _lower(mapping(config.get("responseSchema")))
        if not wanted and config.get("responseMimeType") == "application/json":
            wanted = {"type": "object"}
        # Requests over the same contents (a loop check) may differ by their system text alone.
        apart: list[Any] = [tool.name for tool in tools] or [system]
        return Conversation(
            said=list(_said(contents)),
            identity=[contents, apart],
            tools=tuple(tools),
            stream=streamed,
            system=_text(_parts(system)) if isinstance(system, dict) else "",
            max_tokens=number(config.get("maxOutputTokens")),
            wanted=wanted or None,
        )

    def whole(self, answer: Answer, request: Request, tokens: Tokens) -> Any:
        """See `Dialect.whole`."""
        parts = [{"text": answer.text}] if answer.text or not answer.calls else []
        return _chunk(request, [*parts, *(_spell(call) for call in answer.calls)], tokens, last=True)

    def pieces(self, answer: Answer, request: Request, tokens: Tokens) -> Iterator[Piece]:
        """See `Dialect.pieces`."""
        for text in cut_text(answer.text):
            yield Piece(_line(_chunk(request, [{"text": text}], tokens)), "text")
        for call in answer.calls:
            yield Piece(_line(_chunk(request, [_spell(call)], tokens)), "call")
        yield Piece(_line(_chunk(request, [{"text": ""}], tokens, last=True)))

    def read_whole(self, body: Mapping[str, Any]) -> Answer:
        """See `Dialect.read_whole`."""
        return self.read_events([body])

    def read_events(self, told: Iterable[Mapping[str, Any]]) -> Answer:
        """See `Dialect.read_events`."""
        text = ""
        calls: list[Call] = []
        usage = Usage()
        finished = False
        for chunk in told:
            if "error" in chunk:
                raise BadAnswer(f"the upstream's stream reports {str(chunk['error'])[:200]}")
            usage = _usage(chunk["usageMetadata"]) if chunk.get("usageMetadata") else usage
            finished = finished or bool(mapping(chunk.get("promptFeedback")).get("blockReason"))
            for candidate in objects(chunk.get("candidates"), "candidates")[:1]:
                for part in _parts(candidate.get("content") or {}):
                    if "functionCall" in part:
                        call = part["functionCall"]
                        arguments = encode(call.get("args") or {}).decode()
                        calls.append(Call(str(call.get("id") or f"call_{len(calls)}"), str(call["name"]), arguments))
                    elif not part.get("thought"):
                        text += str(part.get("text", ""))
                finished = finished or bool(candidate.get("finishReason"))
        if not finished:
            raise BadAnswer("the upstream's answer has no end: no finishReason came")
        return Answer(text, tuple(calls), usage)

    def forbidden(self, body: Mapping[str, Any]) -> str | None:
        """See `Dialect.forbidden`."""
        for tool in objects(body.get("tools"), "tools"):
            for kind, settings in tool.items():
                if kind != "functionDeclarations" and settings is not None:
                    return f"the tool {str(kind)[:60]!r}"
        for content in objects(body.get("contents"), "contents"):
            if any(part.get("fileData") for part in _parts(content)):
                return "a file by its address"
        return None

    def error(self, status: int, message: str) -> bytes:
        """See `Dialect.error`."""
        name = _STATUS.get(status, "FAILED_PRECONDITION" if status < 500 else "INTERNAL")
        return encode({"error": {"code": status, "message": message, "status": name}})

    def stream_error(self, status: int, message: str) -> bytes:
        """See `Dialect.stream_error`."""
        return _line(self.error(status, message))

    def models(self, model: str, path: str) -> bytes:
        """See `Dialect.models`."""
        entry = {
            "name": f"models/{model}",
            "displayName": model,
            "version": "1",
            "inputTokenLimit": 1_048_576,
            "outputTokenLimit": 65_536,
            "supportedGenerationMethods": list(_METHODS),
        }
        return encode({"models": [entry]} if path.endswith("/models") else entry)

    def credentials(self, headers: Mapping[str, str], key: str) -> dict[str, str]:
        """See `Dialect.credentials`."""
        return {"x-goog-api-key": key}

    def count(self, tokens: int) -> bytes:
        """See `Dialect.count`."""
        return encode({"totalTokens": tokens})

    def read_count(self, body: Mapping[str, Any]) -> int:
        """See `Dialect.read_count`."""
        return int(body["totalTokens"])


def _parts(content: Mapping[str, Any]) -> list[dict[str, Any]]:
    return objects(content.get("parts"), "parts")


def _text(parts: Iterable[Mapping[str, Any]]) -> str:
    return "\n".join(str(part["text"]) for part in parts if part.get("text") and not part.get("thought"))


def _said(contents: Iterable[Mapping[str, Any]]) -> Iterator[Said]:
    """Results without an id answer the calls of the model's last turn, in order."""
    unanswered: list[str] = []
    for content in contents:
        parts = _parts(content)
        if content.get("role") == "model":
            unanswered = [str(mapping(part["functionCall"]).get("id", "")) for part in parts if "functionCall" in part]
            yield Said("model", _text(parts))
            continue
        for part in parts:
            if "functionResponse" in part:
                answered = mapping(part["functionResponse"])
                expected = unanswered.pop(0) if unanswered else ""
                response = mapping(answered.get("response"))
                text = str(response.get("output", response.get("error", encode(response).decode())))
                yield Said(
                    "tool",
                    result=Result(str(answered.get("id") or expected), text, True if response.get("error") else None),
                )
        if text := _text(parts):
            yield Said("user", text)


def _schema(function: Mapping[str, Any]) -> dict[str, Any]:
    given = function.get("parametersJsonSchema")
    return given if isinstance(given, dict) else _lower(mapping(function.get("parameters")))


def _lower(schema: Mapping[str, Any], depth: int = 0) -> dict[str, Any]:
    """A schema with JSON Schema's names of types: Google's are in capitals."""
    found = {**schema, "type": str(schema["type"]).lower()} if "type" in schema else dict(schema)
    if depth < 20:
        found["properties"] = {
            name: _lower(mapping(inner), depth + 1) for name, inner in mapping(schema.get("properties")).items()
        }
        if isinstance(schema.get("items"), dict):
            found["items"] = _lower(schema["items"], depth + 1)
    return found if schema else {}


def _spell(call: Call) -> dict[str, Any]:
    return {"functionCall": {"id": call.id, "name": call.tool, "args": json.loads(call.arguments or "{}")}}


def _chunk(request: Request, parts: list[dict[str, Any]], tokens: Tokens, last: bool = False) -> dict[str, Any]:
    candidate: dict[str, Any] = {"content": {"role": "model", "parts": parts}, "index": 0}
    if last:
        candidate["finishReason"] = "STOP"
    found = _PATH.fullmatch(request.path.partition("?")[0])
    return {
        "candidates": [candidate],
        "usageMetadata": {
            "promptTokenCount": tokens.input,
            "candidatesTokenCount": tokens.output,
            "totalTokenCount": tokens.input + tokens.output,
        },
        "modelVersion": found[2] if found is not None else "unknown",
        "responseId": request.history[:24],
    }


def _line(value: Any) -> bytes:
    data = value if isinstance(value, bytes) else encode(value)
    return event(data).replace(b"\n\n", b"\r\n\r\n")


def _usage(usage: Any) -> Usage:
    usage = mapping(usage)
    written, thought = number(usage.get("candidatesTokenCount")), number(usage.get("thoughtsTokenCount"))
    total = None if written is None and thought is None else (written or 0) + (thought or 0)
    return Usage(
        input_tokens=number(usage.get("promptTokenCount")),
        output_tokens=total,
        cache_read_tokens=number(usage.get("cachedContentTokenCount")),
        reasoning_tokens=thought,
    )
