"""A provider's model behind the gateway, against an upstream on the loopback."""

import json
import threading
from base64 import b64encode
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from support.gateways import CHAT, GEMINI, MESSAGES, PATHS, PROTOCOLS, asked, gateway, shell_call, spec

from benchmark.gateway import ProviderBackend, dialect
from benchmark.gateway.neutral import Answer, Wire
from benchmark.spec.errors import UsageError


class Upstream:
    """A fake provider: plays a list of replies, remembers what it was asked."""

    def __init__(self) -> None:
        self.replies: list[Any] = []
        self.asked: list[tuple[str, dict[str, str], dict[str, Any]]] = []
        upstream = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["content-length"])))
                upstream.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}, body))
                reply = upstream.replies.pop(0) if len(upstream.replies) > 1 else upstream.replies[0]
                if reply == "reset":
                    self.close_connection = True
                    self.connection.close()
                    return
                wire, headers = reply if isinstance(reply, tuple) else (reply, {})
                self.send_response(wire.status)
                for name, value in {"content-type": wire.content_type, **headers}.items():
                    self.send_header(name, value)
                self.send_header("content-length", str(len(wire.body) + (5 if "cut" in headers else 0)))
                self.end_headers()
                self.wfile.write(wire.body)
                if "cut" in headers:
                    self.close_connection = True

            def log_message(self, *args: Any) -> None:
                return None

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def upstream() -> Iterator[Upstream]:
    server = Upstream()
    yield server
    server.close()


def provider(upstream: Upstream, protocol: str) -> ProviderBackend:
    return ProviderBackend("big-model", dialect(protocol), base_url=upstream.url, key="secret")


def wire(protocol: str, answer: Answer, *, stream: bool = False) -> Wire:
    """An upstream's answer, with 25 input tokens."""
    request = asked(protocol, stream=stream, stream_options={"include_usage": True}, size=100)
    return dialect(protocol).render(answer, request)


@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.parametrize("stream", [False, True])
def test_an_answer_passes_unchanged_and_is_counted_and_metered(
    tmp_path: Path, upstream: Upstream, protocol: str, stream: bool
) -> None:
    reply = wire(protocol, shell_call(1), stream=stream)
    upstream.replies = [reply]
    with gateway(tmp_path, provider(upstream, protocol), spec(protocol)) as (served, journal, client):
        client.stream = stream
        response = client.post()
        assert response.content == reply.body
        assert response.headers["content-type"] == reply.content_type
        assert served.steps == 1
        assert served.meter.input_tokens == 25
        used = journal.told[0].usage
        assert (used.input_tokens, used.output_tokens) == (25, served.meter.output_tokens)
    [(path, headers, body)] = upstream.asked
    if protocol == GEMINI:
        assert path == client.path().replace("/m:", "/big-model:")
        assert body == client.body()
    else:
        assert path == PATHS[protocol]
        assert body == {**client.body(), "model": "big-model"}, "only the model is ours to choose"
    sent = {MESSAGES: "x-api-key", GEMINI: "x-goog-api-key"}.get(protocol, "authorization")
    assert headers[sent].removeprefix("Bearer ") == "secret"


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_what_fails_upstream_is_the_clients_to_retry_and_counted_as_a_fault_of_the_provider(
    tmp_path: Path, upstream: Upstream, protocol: str
) -> None:
    good = wire(protocol, shell_call(1), stream=True)
    upstream.replies = [
        (Wire("application/json", b'{"error": "slow down"}', 429), {"retry-after": "7"}),
        "reset",
        Wire(good.content_type, good.body[: len(good.body) // 2]),
        (good, {"cut": "yes"}),
        good,
    ]
    backend = provider(upstream, protocol)
    with gateway(tmp_path, backend, spec(protocol)) as (served, journal, client):
        client.stream = True
        refused = client.post()
        assert (refused.status_code, refused.json(), refused.headers["retry-after"]) == (
            429,
            {"error": "slow down"},
            "7",
        )
        for _ in range(3):
            failed = client.post()
            assert failed.status_code == 502
            assert failed.json()["error"]["message"]
        assert (served.steps, journal.told, served.fault) == (0, [], None)
        assert client.post().content == good.body
        assert (served.steps, served.meter.requests, len(upstream.asked)) == (1, 1, 5)
    assert len(backend.faults) == 4
    assert backend.failed_for_good is None


def test_a_provider_that_stopped_to_answer_is_told_from_one_that_a_request_did_not_suit(
    tmp_path: Path, upstream: Upstream
) -> None:
    backend = provider(upstream, CHAT)
    upstream.replies = [Wire("application/json", b'{"error": "too long"}', 400)]
    with gateway(tmp_path, backend, spec()) as (_, _, client):
        for _ in range(4):
            client.post()
        assert (backend.faults, backend.failed_for_good) == ([], None)
        upstream.replies = [Wire("application/json", b"{}", 503)]
        client.post()
        client.post()
        assert backend.failed_for_good is None, "whoever gives up after two faults gave up by himself"
        client.post()
        assert backend.failed_for_good == "status 503"


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_a_retry_that_asks_for_the_other_form_gets_the_same_call_in_it(
    tmp_path: Path, upstream: Upstream, protocol: str
) -> None:
    upstream.replies = [wire(protocol, shell_call(1), stream=True)]
    with gateway(tmp_path, provider(upstream, protocol), spec(protocol)) as (served, _, client):
        client.stream = True
        client.post()
        client.stream = False
        assert [call_id for call_id, _ in client.ask()] == ["call_1"]
        assert (served.steps, len(upstream.asked)) == (1, 1)


def test_a_refusal_is_passed_on_at_once(tmp_path: Path, upstream: Upstream) -> None:
    upstream.replies = [Wire("application/json", b'{"error": "too long"}', 400)]
    with gateway(tmp_path, provider(upstream, CHAT), spec()) as (_, _, client):
        assert client.post().json() == {"error": "too long"}
        assert len(upstream.asked) == 1


def test_an_upstream_that_is_not_there_is_a_502_in_the_protocols_shape(tmp_path: Path, upstream: Upstream) -> None:
    backend = provider(upstream, MESSAGES)
    upstream.close()
    with gateway(tmp_path, backend, spec(MESSAGES)) as (_, _, client):
        response = client.post()
        assert response.status_code == 502
        assert response.json()["type"] == "error"


def test_a_redirection_is_not_followed_since_the_key_would_go_along(tmp_path: Path, upstream: Upstream) -> None:
    elsewhere = f"{upstream.url}/elsewhere"
    upstream.replies = [(Wire("application/json", b"{}", 307), {"location": elsewhere}), wire(CHAT, shell_call(1))]
    with gateway(tmp_path, provider(upstream, CHAT), spec()) as (_, _, client):
        assert client.post().status_code == 307
        assert [path for path, _, _ in upstream.asked] == ["/v1/chat/completions"]


@pytest.mark.parametrize("scheme", ["http://", ""])
def test_the_environments_proxy_is_asked_and_nothing_of_netrc_is_sent(
    tmp_path: Path, upstream: Upstream, monkeypatch: pytest.MonkeyPatch, scheme: str
) -> None:
    (tmp_path / "netrc").write_text("machine provider.test login me password mine\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    monkeypatch.setenv("http_proxy", scheme + "we:ours@" + upstream.url.removeprefix("http://"))
    monkeypatch.setenv("no_proxy", "elsewhere.test")
    upstream.replies = [wire(MESSAGES, shell_call(1))]
    backend = ProviderBackend("m", dialect(MESSAGES), base_url="http://provider.test", key="secret")
    with gateway(tmp_path, backend, spec(MESSAGES)) as (served, _, client):
        client.ask()
        assert served.steps == 1
    [(path, headers, _)] = upstream.asked
    assert path == "http://provider.test/v1/messages"
    assert headers["proxy-authorization"] == "Basic " + b64encode(b"we:ours").decode()
    assert "authorization" not in headers


def test_a_host_of_no_proxy_is_asked_itself(
    tmp_path: Path, upstream: Upstream, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    upstream.replies = [wire(CHAT, shell_call(1))]
    with gateway(tmp_path, provider(upstream, CHAT), spec()) as (served, _, client):
        client.ask()
        assert served.steps == 1


@pytest.mark.parametrize(
    ("protocol", "extra"),
    [
        (CHAT, {"web_search_options": {"search_context_size": "low"}}),
        (MESSAGES, {"tools": [{"type": "web_search_20250305", "name": "web_search"}]}),
    ],
)
def test_tools_on_the_providers_side_are_refused_and_never_sent(
    tmp_path: Path, upstream: Upstream, protocol: str, extra: dict[str, Any]
) -> None:
    upstream.replies = [wire(protocol, shell_call(1))]
    with gateway(tmp_path, provider(upstream, protocol), spec(protocol)) as (_, _, client):
        response = client.post({**client.body(), **extra})
        assert response.status_code == 400
        assert "reach the network" in response.json()["error"]["message"]
        assert upstream.asked == []


def test_token_counts_are_the_upstreams(tmp_path: Path, upstream: Upstream) -> None:
    upstream.replies = [Wire("application/json", b'{"input_tokens": 42}')]
    with gateway(tmp_path, provider(upstream, MESSAGES), spec(MESSAGES)) as (served, _, client):
        response = client.http.post("/v1/messages/count_tokens", json=client.body())
        assert response.json() == {"input_tokens": 42}
        assert upstream.asked[0][0] == "/v1/messages/count_tokens"
        assert served.meter.requests == 0


@pytest.mark.parametrize("base", ["", "/v1", "/v1/"])
def test_the_environment_names_the_provider(tmp_path: Path, upstream: Upstream, base: str) -> None:
    upstream.replies = [wire(CHAT, Answer("hello"))]
    environment = {"OPENAI_API_KEY": "k", "OPENAI_BASE_URL": upstream.url + base}
    backend = ProviderBackend.from_environment(spec(), "m", environment)
    with gateway(tmp_path, backend, spec()) as (_, _, client):
        assert client.ask() == []
    assert upstream.asked[0][0] == "/v1/chat/completions"
    assert upstream.asked[0][1]["authorization"] == "Bearer k"


def test_a_missing_key_is_a_usage_error_that_names_the_variable() -> None:
    with pytest.raises(UsageError, match="ANTHROPIC_API_KEY is not set"):
        ProviderBackend.from_environment(spec(MESSAGES), "m", {})
