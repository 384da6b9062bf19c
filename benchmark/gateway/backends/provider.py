"""A real provider's model, reached with a key that never enters the agent's container.

The upstream's answer is read to its end before the client sees a byte of it: a stream that breaks off in
the middle has acted in some clients and not in others, and would make steps uncountable. Nothing is tried
twice here: how a client takes a provider's faults is part of what is measured.
"""

import asyncio
import os
from collections.abc import Callable, Mapping
from types import SimpleNamespace
from typing import TypeVar
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
from yarl import URL

from benchmark.gateway.backends.base import UpstreamError
from benchmark.gateway.dialect import Dialect, encode, estimate, load_object
from benchmark.gateway.neutral import Answer, BadAnswer, BadRequest, Request, Wire
from benchmark.gateway.protocols import dialect
from benchmark.spec.errors import UsageError
from benchmark.spec.harness import HarnessSpec

_MOST_BYTES = 64 * 1024 * 1024
_CONNECT = 20.0
_SILENCE = 600.0
_FOR_GOOD = 3
_CLIENTS_OWN = frozenset({400, 404, 405, 413, 415, 422})
"""Statuses by which a provider says that the request itself is wrong, as one that has grown too long."""
_TOLD = ("retry-after", "retry-after-ms", "x-should-retry", "request-id", "x-request-id")
"""Headers of the upstream that the client is to see."""

T = TypeVar("T")


class ProviderBackend:
    """Passes requests on to an upstream.

    Args:
        model: the provider's name of the model; put into every request, whatever the client asked for.
        speaks: the protocol that client and upstream speak.
        base_url: where the upstream is, without the protocol's `/v1/...`.
        key: the provider's key.

    Attributes:
        faults: what went wrong upstream, one line a fault; the runner's proof of an infrastructure fault.
        in_a_row: how many requests in a row, up to the last, failed by the provider's fault.
    """

    def __init__(self, model: str, speaks: Dialect, *, base_url: str, key: str) -> None:
        self.model = model
        self.faults: list[str] = []
        self.in_a_row = 0
        self._dialect = speaks
        self._base_url = base_url.rstrip("/").removesuffix("/v1")
        self._key = key
        self._client: aiohttp.ClientSession | None = None

    @classmethod
    def from_environment(
        cls, spec: HarnessSpec, model: str, environment: Mapping[str, str] = os.environ
    ) -> "ProviderBackend":
        """The provider that the runner's environment names, by the variables its own clients use.

        Raises:
            UsageError: the key is not set.
            ValueError: the harness is not a client.
        """
        if spec.protocol is None:
            raise ValueError(f"harness {spec.name!r} speaks no protocol")
        speaks = dialect(spec.protocol)
        base, key, default = speaks.provider
        if not environment.get(key):
            raise UsageError(
                f"model {model!r} needs its provider's key, and {key} is not set",
                fix=f"set {key} (and {base} for another provider), or use --model oracle",
            )
        return cls(model, speaks, base_url=environment.get(base) or default, key=environment[key])

    @property
    def failed_for_good(self) -> str | None:
        """The last fault, if the provider had stopped to answer: a client's end was then not its own."""
        return self.faults[-1] if self.in_a_row >= _FOR_GOOD else None

    async def answer(self, request: Request) -> Answer:
        """See `Backend.answer`."""
        forbidden = self._dialect.forbidden(request.body)
        if forbidden is not None:
            raise BadRequest(f"refused: {forbidden} would let the provider reach the network for the agent")
        return await self._ask(request, self._dialect.read)

    def delivered(self, answer: Answer, *, whole: bool) -> None:
        """See `Backend.delivered`."""

    async def count(self, request: Request) -> int:
        """The upstream's own count, or an estimate where it has none."""
        if self._dialect.endpoint(request.path.partition("?")[0]) != "count":
            return estimate(request.size)
        return await self._ask(request, self._read_count)

    async def close(self) -> None:
        """Close the connections."""
        if self._client is not None:
            await self._client.close()

    async def _ask(self, request: Request, read: Callable[[Wire], T]) -> T:
        """Send once: whether and when to try again is for the client to show."""
        headers = {"content-type": "application/json", **self._dialect.credentials(request.headers, self._key)}
        path, asked = self._dialect.upstream(request, self.model)
        try:
            wire = await self._send(self._base_url + path, headers, encode(asked), request.sent)
            if wire.status < 300:
                answer = read(wire)
                self.in_a_row = 0
                return answer
            problem = f"status {wire.status}"
        except (aiohttp.ClientError, TimeoutError, BadAnswer) as error:
            problem = f"{type(error).__name__}: {error}"
            wire = Wire("application/json", self._dialect.error(502, "the model's provider gave no answer"), 502)
        if wire.status not in _CLIENTS_OWN:
            self.faults.append(problem[:300])
            self.in_a_row += 1
        raise UpstreamError(problem, wire)

    async def _send(self, url: str, headers: Mapping[str, str], body: bytes, sent: asyncio.Event) -> Wire:
        if self._client is None:
            self._client = _client(_proxy(url))
        asking = self._client.post(
            URL(url, encoded=True), headers=headers, data=body, allow_redirects=False, trace_request_ctx=sent
        )
        async with asking as response:
            data = bytearray()
            async for chunk in response.content.iter_any():
                data += chunk
                if len(data) > _MOST_BYTES:
                    raise BadAnswer(f"the upstream's answer is longer than {_MOST_BYTES} bytes")
            content_type = response.headers.get("content-type", "application/json")
            told = {name: response.headers[name] for name in _TOLD if name in response.headers}
            return Wire(content_type, bytes(data), response.status, told)

    def _read_count(self, wire: Wire) -> int:
        try:
            return self._dialect.read_count(load_object(wire.body))
        except (BadRequest, LookupError, TypeError, ValueError) as error:
            raise BadAnswer(f"the upstream's token count is malformed: {error!r}") from None


def _proxy(url: str) -> str | None:
    """The proxy that the runner's environment names for an address."""
    address = urlsplit(url)
    found = None if proxy_bypass(address.hostname or "") else getproxies().get(address.scheme)
    return f"http://{found}" if found and "://" not in found else found


def _client(proxy: str | None) -> aiohttp.ClientSession:
    """A session that says, by the event that is a request's trace context, when its body has left."""

    async def left(session: object, context: SimpleNamespace, chunk: object) -> None:
        context.trace_request_ctx.set()

    tracing = aiohttp.TraceConfig()
    tracing.on_request_chunk_sent.append(left)
    return aiohttp.ClientSession(
        timeout=aiohttp.ClientTimeout(total=None, sock_connect=_CONNECT, sock_read=_SILENCE),
        connector=aiohttp.TCPConnector(limit=0),  # a client's own subagents may ask at the same time
        cookie_jar=aiohttp.DummyCookieJar(),
        trace_configs=[tracing],
        # Found once: with trust_env it would be looked up for each request, and a password of ~/.netrc be sent along.
        proxy=proxy,
    )
