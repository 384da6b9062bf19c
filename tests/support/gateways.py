"""A gateway without containers: a journal that remembers, models that do as told, and clients on its socket."""

import json
import threading
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import httpx

from benchmark.gateway import Backend, Gateway
from benchmark.gateway.neutral import Answer, Call, Request
from benchmark.spec.action import Action
from benchmark.spec.harness import HarnessSpec
from benchmark.spec.step import ObservationEvent, StepEvent, TurnEvent

CHAT = "openai-chat"
MESSAGES = "anthropic-messages"
PATHS = {CHAT: "/v1/chat/completions", MESSAGES: "/v1/messages"}
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
        self.before: Callable[[], Any] | None = None

    async def answer(self, request: Request) -> Answer:
        self.asked.append(request)
        if self.before is not None:
            await self.before()
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]

    async def count(self, request: Request) -> int:
        return 7

    async def close(self) -> None:
        return None


def shell_call(number: int, command: str = "true", tool: str = "bash") -> Answer:
    """An answer with one call of the shell tool."""
    return Answer(f"step {number}", (Call.of(f"call_{number}", tool, {"command": command}),))


@contextmanager
def gateway(
    folder: Path, backend: Backend, harness: HarnessSpec, *, max_steps: int = 100, journal: Memory | None = None
) -> Iterator[tuple[Gateway, Memory, "Client"]]:
    """A running gateway, its journal and a client on its socket."""
    journal = journal or Memory()
    served = Gateway(
        socket=folder / "gateway.sock", backend=backend, journal=journal, spec=harness, max_steps=max_steps
    )
    served.start()
    client = Client(folder / "gateway.sock", harness.protocol or "")
    try:
        yield served, journal, client
    finally:
        served.stop()
        client.http.close()


class Client:
    """A harness that runs no tools: it keeps a history and says that everything went well."""

    def __init__(self, socket: Path, protocol: str) -> None:
        self.http = httpx.Client(
            transport=httpx.HTTPTransport(uds=str(socket)), base_url="http://gateway", timeout=20.0
        )
        self.protocol = protocol
        self.messages: list[dict[str, Any]] = [{"role": "user", "content": "Do the work."}]
        self.stream = False
        self.headers: dict[str, str] = {}
        self.tools = [("bash", {"type": "object", "properties": {"command": {"type": "string"}}})]

    def body(self) -> dict[str, Any]:
        """The request that the history makes."""
        if self.protocol == CHAT:
            tools = [{"type": "function", "function": {"name": n, "parameters": s}} for n, s in self.tools]
        else:
            tools = [{"name": n, "input_schema": s} for n, s in self.tools]
        return {
            "model": "m",
            "max_tokens": 1000,
            "messages": self.messages,
            "stream": self.stream,
            **({"tools": tools} if tools else {}),
        }

    def post(self, body: dict[str, Any] | None = None) -> httpx.Response:
        """Send a request, the one of the history if none is given."""
        return self.http.post(PATHS[self.protocol], json=body or self.body(), headers=self.headers)

    def ask(self) -> list[tuple[str, str]]:
        """Ask for an answer and take it into the history; its calls, as (id, command)."""
        response = self.post()
        response.raise_for_status()
        message = self.take(response)
        self.messages.append(message)
        return calls_of(message, self.protocol)

    def take(self, response: httpx.Response) -> dict[str, Any]:
        """The assistant's message in a response that was not streamed."""
        if self.protocol == CHAT:
            return dict(response.json()["choices"][0]["message"])
        return {"role": "assistant", "content": response.json()["content"]}

    def reply(self, call_id: str, text: str = "ok", failed: bool = False) -> None:
        """Take a tool's result into the history."""
        if self.protocol == CHAT:
            self.messages.append({"role": "tool", "tool_call_id": call_id, "content": text})
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


def calls_of(message: dict[str, Any], protocol: str) -> list[tuple[str, str]]:
    """The calls in an assistant's message, as (id, command)."""
    if protocol == CHAT:
        return [
            (call["id"], json.loads(call["function"]["arguments"])["command"]) for call in message.get("tool_calls", ())
        ]
    return [(b["id"], b["input"]["command"]) for b in message["content"] if b["type"] == "tool_use"]


def in_background(work: Callable[[], Any]) -> threading.Thread:
    """Run something in a thread that does not keep the tests from ending; it may be refused."""

    def quietly() -> None:
        with suppress(httpx.HTTPError):
            work()

    thread = threading.Thread(target=quietly, daemon=True)
    thread.start()
    return thread
