"""What a backend is: anything that answers a request."""

from typing import Protocol

from benchmark.gateway.neutral import Answer, Request, Wire
from benchmark.spec.errors import BrokenBenchmark


class UpstreamError(Exception):
    """The upstream refused or failed for good; the client gets what it said."""

    def __init__(self, message: str, wire: Wire) -> None:
        super().__init__(message)
        self.wire = wire


class Broken(BrokenBenchmark):
    """The backend can't go on, by no fault of the client: the trial stops and is void."""


class Backend(Protocol):
    """A model. Used from one event loop only."""

    model: str

    async def answer(self, request: Request) -> Answer:
        """Answer a request.

        Raises:
            BadRequest: the request can't be answered, and why.
            UpstreamError: the upstream failed; what it said goes to the client, whose business retries are.
            Broken: no answer can ever come.
        """

    def delivered(self, answer: Answer, *, whole: bool) -> None:
        """An answer has reached the client; not `whole`: it was cut off after its first call, on purpose."""

    async def count(self, request: Request) -> int:
        """The tokens of a request."""

    async def close(self) -> None:
        """Let go of connections."""
