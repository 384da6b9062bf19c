"""A gateway without containers: a journal that remembers, models that do as told, and clients on its socket."""

import json
import threading
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import httpx

from benchmark.gateway import Backend, Gateway, dialect
from benchmark.gateway.neutral import Answer, Call, Request
from benchmark.spec.action import Action
from benchmark.spec.harness import HarnessSpec
from benchmark.spec.step import ObservationEvent, StepEvent, TurnEvent

CHAT = "openai-chat"
MESSAGES = "anthropic-messages"
RESPONSES = "openai-responses"
GEMINI = "gemini"
PROTOCOLS = [CHAT, MESSAGES, RESPONSES, GEMINI]
PATHS = {
    CHAT: "/v1/chat/completions",
    MESSAGES: "/v1/messages",
    RESPONSES: "/v1/responses",
    GEMINI: "/v1beta/models/m:generateContent",
}
HARNESSES = Path(__file__).parents[2] / "harnesses"


def spec(protocol: str = CHAT, **changes: Any) -> HarnessSpec:
    """A client that speaks the protocol."""
    return HarnessSpec.model_validate(
        {
            "name": "client",
            "title": "Client",
            "summary": "A client of the tests.",
            "kind": "client",
            "version": "1",
            "protocol": protocol,
            "launch": {"argv": ["client"]},
            **changes,
        }
    )


def manifest(name: str) -> HarnessSpec:
    """A harness of the suite."""
    return HarnessSpec.model_validate(tomllib.loads((HARNESSES / name / "harness.toml").read_text()))


def actions(count: int) -> list[Action]:
    """Actions `echo 1`, `echo 2`, ..."""
    return [Action(title=f"say {number}", command=f"echo {number}") for number in range(1, count + 1)]


class Memory:
    """A journal that keeps what it is told, in order; `("settle", n)` for a settled step."""

    def __init__(self) -> None:
        self.told: list[Any] = []
        self.on_settle: Callable[[int], None] = lambda step: None
        self.on_record: Callable[[Any], None] = lambda event: None

    def record(self, event: StepEvent | ObservationEvent | TurnEvent) -> None:
        self.on_record(event)
        self.told.append(event)

    def settle(self, step: int) -> None:
        self.on_settle(step)
        self.told.append(("settle", step))

    def short(self) -> list[str]:
        """What was told, a word each: `step 1`, `observation 1`, `settle 1`, `final`, `side`."""
        return [
            f"settle {event[1]}"
            if isinstance(event, tuple)
            else event.purpose
            if isinstance(event, TurnEvent)
            else f"{event.kind} {event.step or event.thread}"
            for event in self.told
        ]


class Told:
    """A model that gives the answers it was made with, and then repeats the last."""

    model = "told"

    def __init__(self, *answers: Answer) -> None:
        self.answers = list(answers)
        self.asked: list[Request] = []
        self.got: list[tuple[str, bool]] = []
        self.before: Callable[[], Any] | None = None

    async def answer(self, request: Request) -> Answer:
        self.asked.append(request)
        if self.before is not None:
            await self.before()
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]

    def delivered(self, answer: Answer, *, whole: bool) -> None:
        self.got.append((answer.text, whole))

    async def count(self, request: Request) -> int:
        return 7

    async def close(self) -> None:
        return None


def shell_call(number: int, command: str = "true", tool: str = "bash") -> Answer:
    """An answer with one call of the shell tool."""
    return Answer(f"step {number}", (Call.of(f"call_{number}", tool, {"command": command}),))


@contextmanager
def gateway(
    folder: Path,
    backend: Backend,
    harness: HarnessSpec,
    *,
    max_steps: int = 100,
    journal: Memory | None = None,
    **more: Any,
) -> Iterator[tuple[Gateway, Memory, "Client"]]:
    """A running gateway, its journal and a client on its socket."""
    journal = journal or Memory()
    served = Gateway(
        socket=folder / "gateway.sock", backend=backend, journal=journal, spec=harness, max_steps=max_steps, **more
    )
    served.start()
    client = Client(folder / "gateway.sock", harness.protocol or "")
    try:
        yield served, journal, client
    finally:
        served.stop()
        client.http.close()


def asked(protocol: str, *, stream: bool = False, size: int = 400, **body: Any) -> Request:
    """A request of a protocol, understood; `body` is in the protocol's own words."""
    given: dict[str, Any] = {"model": "m", "stream": stream, "messages": [{"role": "user", "content": "hi"}]}
    path = PATHS[protocol]
    if protocol == RESPONSES:
        given = {"model": "m", "stream": stream, "input": "hi"}
    elif protocol == GEMINI:
        given = {"contents": [{"role": "user", "parts": [{"text": "hi"}]}]}
        path = path.replace("generateContent", "streamGenerateContent?alt=sse") if stream else path
    return dialect(protocol).parse({**given, **body}, {}, size, path)


class Client:
    """A harness that runs no tools: it keeps a history and says that everything went well.

    `messages` is in the protocol's own words; `say`, `ask` and `reply` spell it.
    """

    def __init__(self, socket: Path, protocol: str) -> None:
        self.http = httpx.Client(
            transport=httpx.HTTPTransport(uds=str(socket)), base_url="http://gateway", timeout=20.0
        )
        self.protocol = protocol
        self.messages: list[dict[str, Any]] = []
        self.stream = False
        self.headers: dict[str, str] = {}
        self.system: str | None = None
        self.tools = [("bash", {"type": "object", "properties": {"command": {"type": "string"}}})]
        self.say("Do the work.")

    def body(self) -> dict[str, Any]:
        """The request that the history makes."""
        if self.protocol == GEMINI:
            declared = [{"name": n, "parametersJsonSchema": s} for n, s in self.tools]
            return {
                "contents": self.messages,
                **({"systemInstruction": {"parts": [{"text": self.system}]}} if self.system else {}),
                **({"tools": [{"functionDeclarations": declared}]} if declared else {}),
            }
        if self.protocol == CHAT:
            tools: list[Any] = [{"type": "function", "function": {"name": n, "parameters": s}} for n, s in self.tools]
        elif self.protocol == RESPONSES:
            tools = [{"type": "function", "name": n, "parameters": s, "strict": False} for n, s in self.tools]
        else:
            tools = [{"name": n, "input_schema": s} for n, s in self.tools]
        body = {"model": "m", "stream": self.stream, **({"tools": tools} if tools else {})}
        if self.protocol == RESPONSES:
            return {**body, "instructions": self.system, "input": self.messages, "store": False}
        system = {"system": self.system} if self.system and self.protocol == MESSAGES else {}
        return {**body, **system, "max_tokens": 1000, "messages": self.messages}

    def path(self) -> str:
        """Where the request of the history goes."""
        if self.protocol == GEMINI and self.stream:
            return "/v1beta/models/m:streamGenerateContent?alt=sse"
        return PATHS[self.protocol]

    def post(self, body: dict[str, Any] | None = None) -> httpx.Response:
        """Send a request, the one of the history if none is given."""
        return self.http.post(self.path(), json=body or self.body(), headers=self.headers)

    def say(self, text: str) -> None:
        """Take something said by the user into the history."""
        if self.protocol == GEMINI:
            self.messages.append({"role": "user", "parts": [{"text": text}]})
        elif self.protocol == RESPONSES:
            content = [{"type": "input_text", "text": text}]
            self.messages.append({"type": "message", "role": "user", "content": content})
        else:
            self.messages.append({"role": "user", "content": text})

    def ask(self) -> list[tuple[str, str]]:
        """Ask for an answer and take it into the history; its calls, as (id, command)."""
        response = self.post()
        response.raise_for_status()
        said = self.take(response)
        self.messages += said
        return calls_of(said, self.protocol)

    def take(self, response: httpx.Response) -> list[dict[str, Any]]:
        """What the model said, as entries of the history; streamed or not."""
        if response.headers["content-type"].startswith("text/event-stream"):
            return assembled(sse(response.text), self.protocol)
        body = response.json()
        if self.protocol == CHAT:
            return [dict(body["choices"][0]["message"])]
        if self.protocol == RESPONSES:
            return list(body["output"])
        if self.protocol == GEMINI:
            return [dict(body["candidates"][0]["content"])]
        return [{"role": "assistant", "content": body["content"]}]

    def reply(self, call_id: str, text: str = "ok", failed: bool = False) -> None:
        """Take a tool's result into the history."""
        if self.protocol == CHAT:
            self.messages.append({"role": "tool", "tool_call_id": call_id, "content": text})
        elif self.protocol == RESPONSES:
            self.messages.append({"type": "function_call_output", "call_id": call_id, "output": text})
        elif self.protocol == GEMINI:
            response = {"error" if failed else "output": text}
            part = {"functionResponse": {"id": call_id, "name": "bash", "response": response}}
            self.messages.append({"role": "user", "parts": [part]})
        else:
            block = {"type": "tool_result", "tool_use_id": call_id, "content": text, "is_error": failed}
            self.messages.append({"role": "user", "content": [block]})

    def work(self, limit: int = 1000) -> list[str]:
        """Do as the model says until it stops calling tools; the commands."""
        commands: list[str] = []
        while len(commands) < limit:
            calls = self.ask()
            if not calls:
                return commands
            for call_id, command in calls:
                commands.append(command)
                self.reply(call_id)
        return commands


def calls_of(said: list[dict[str, Any]], protocol: str) -> list[tuple[str, str]]:
    """The calls in what the model said, as (id, command)."""
    found: list[tuple[str, str]] = []
    for entry in said:
        if protocol == CHAT:
            found += [(c["id"], json.loads(c["function"]["arguments"])["command"]) for c in entry.get("tool_calls", ())]
        elif protocol == RESPONSES:
            if entry["type"] == "function_call":
                found.append((entry["call_id"], json.loads(entry["arguments"])["command"]))
        elif protocol == GEMINI:
            calls = [part["functionCall"] for part in entry["parts"] if "functionCall" in part]
            found += [(call["id"], call["args"]["command"]) for call in calls]
        else:
            found += [(b["id"], b["input"]["command"]) for b in entry["content"] if b["type"] == "tool_use"]
    return found


def sse(text: str) -> list[tuple[str, Any]]:
    """An event stream as (name, data), line by line as the standard says; comments are left out."""
    found: list[tuple[str, Any]] = []
    name, data = "", []
    for line in text.replace("\r\n", "\n").split("\n"):
        if not line:
            if data:
                joined = "\n".join(data)
                found.append((name, joined if joined == "[DONE]" else json.loads(joined)))
            name, data = "", []
        elif not line.startswith(":"):
            field, _, value = line.partition(":")
            value = value.removeprefix(" ")
            if field == "event":
                name = value
            elif field == "data":
                data.append(value)
    return found


def assembled(told: list[tuple[str, Any]], protocol: str) -> list[dict[str, Any]]:
    """What a whole stream said, put together as the protocol's clients do; a stream without its end fails."""
    if protocol == CHAT:
        assert told[-1][1] == "[DONE]"
        message: dict[str, Any] = {"role": "assistant", "content": ""}
        calls: dict[int, Any] = {}
        for _, chunk in told[:-1]:
            for choice in chunk["choices"]:
                message["content"] += choice["delta"].get("content") or ""
                for part in choice["delta"].get("tool_calls", ()):
                    known = calls.setdefault(part["index"], {"id": "", "function": {"name": "", "arguments": ""}})
                    known["id"] += part.get("id", "")
                    for key in ("name", "arguments"):
                        known["function"][key] += part["function"].get(key, "")
        return [{**message, **({"tool_calls": list(calls.values())} if calls else {})}]
    if protocol == RESPONSES:
        assert told[0][0] == "response.created"
        assert [data["sequence_number"] for _, data in told] == list(range(len(told)))
        assert all(kind == data["type"] for kind, data in told)
        done = [data["item"] for kind, data in told if kind == "response.output_item.done"]
        assert told[-1][0] == "response.completed"
        assert told[-1][1]["response"]["output"] == done
        for item in done:
            if item["type"] == "message":
                deltas = [
                    d["delta"] for k, d in told if k == "response.output_text.delta" and d["item_id"] == item["id"]
                ]
                assert "".join(deltas) == item["content"][0]["text"]
        return done
    if protocol == GEMINI:
        chunks = [data for _, data in told]
        assert [bool(chunk["candidates"][0].get("finishReason")) for chunk in chunks] == [False] * (len(told) - 1) + [
            True
        ]
        return [{"role": "model", "parts": [p for chunk in chunks for p in chunk["candidates"][0]["content"]["parts"]]}]
    blocks: list[dict[str, Any]] = []
    assert told[0][0] == "message_start"
    assert told[-1][0] == "message_stop"
    for kind, data in told:
        assert kind == data["type"]
        if kind == "content_block_start":
            assert data["index"] == len(blocks)
            blocks.append({**data["content_block"], "json": ""})
        elif kind == "content_block_delta":
            delta = data["delta"]
            if delta["type"] == "text_delta":
                blocks[data["index"]]["text"] += delta["text"]
            else:
                blocks[data["index"]]["json"] += delta["partial_json"]
    for block in blocks:
        given = block.pop("json")
        if block["type"] == "tool_use":
            block["input"] = json.loads(given)
    return [{"role": "assistant", "content": blocks}]


def in_background(work: Callable[[], Any]) -> threading.Thread:
    """Run something in a thread that does not keep the tests from ending; it may be refused."""

    def quietly() -> None:
        with suppress(httpx.HTTPError):
            work()

    thread = threading.Thread(target=quietly, daemon=True)
    thread.start()
    return thread
