"""The agent's container may send anything: the gateway answers in the protocol's shape and goes on."""

import json
import os
import socket
import stat
import threading
from pathlib import Path

import httpx
import pytest
from support.gateways import CHAT, MESSAGES, PATHS, PROTOCOLS, Memory, Told, gateway, in_background, shell_call, spec

from benchmark.gateway import Gateway, server, transport
from benchmark.gateway.neutral import Answer

NOT_REQUESTS = [
    b"",
    b"{",
    b"null",
    b"[1]",
    b'{"messages": 1}',
    b'{"messages": [[]]}',
    b'{"messages": [{"role": "user", "content": 7}], "tools": [1]}',
    b"\xff\xfe",
    b"[" * 100_000,
    b'{"messages":[{"role":"user","content":' + b"[" * 100_000 + b"]" * 100_000 + b"}]}",
    b'{"messages": [{"role": "user", "content": ' + b"9" * 5000 + b'}], "tools": 1}',
]


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_malformed_bodies_get_400_in_the_protocols_shape_and_do_no_harm(tmp_path: Path, protocol: str) -> None:
    with gateway(tmp_path, Told(shell_call(1)), spec(protocol)) as (served, journal, client):
        for body in NOT_REQUESTS:
            response = client.http.post(PATHS[protocol], content=body)
            assert response.status_code == 400, body[:60]
            assert response.json()["error"]["message"]
        assert journal.told == []
        client.ask()
        assert served.steps == 1


def test_odd_but_legal_values_do_not_break_the_record(tmp_path: Path) -> None:
    odd = [
        {"role": "user", "content": None},
        {"role": "user", "content": [{"type": "text"}, {"type": 3}, {}]},
        {"role": "tool", "tool_call_id": {"a": 1}, "content": [{"text": "\ud800"}]},
        {"role": 7, "content": "\ud800"},
        {},
    ]
    model = Told(Answer("lone \ud800", shell_call(1).calls), shell_call(2))
    with gateway(tmp_path, model, spec()) as (served, journal, client):
        [(call_id, _)] = client.ask()
        client.reply(call_id, "\ud800 of a surrogate")
        client.messages += odd
        body = json.dumps({**client.body(), "max_tokens": -1, "stream": "yes", "tools": [{}, *client.body()["tools"]]})
        assert client.http.post(PATHS[CHAT], content=body).status_code == 200
        assert served.fault is None
    assert journal.told[0].text == "lone ?"
    assert journal.told[1].excerpt == "? of a surrogate"


def test_a_mistake_of_our_own_is_a_500_and_said_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def stumble(data: bytes) -> None:
        raise KeyError("a bug")

    with gateway(tmp_path, Told(shell_call(1)), spec()) as (served, _, client):
        with monkeypatch.context() as patch:
            patch.setattr(server, "load_object", stumble)
            for _ in range(3):
                response = client.post()
                assert response.status_code == 500
                assert "could not handle" in response.json()["error"]["message"]
        client.ask()
        assert (served.steps, served.fault) == (1, None)
    assert [record.message for record in caplog.records].count("a request was not understood") == 1


def test_a_body_beyond_the_cap_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "MAX_BODY", 10_000)
    with gateway(tmp_path, Told(shell_call(1)), spec()) as (served, _, client):
        response = client.http.post(PATHS[CHAT], content=b" " * 10_001)
        assert response.status_code == 400
        assert "longer than" in response.json()["error"]["message"]
        client.ask()
        assert served.steps == 1


def test_compressed_bodies_other_paths_and_other_methods_are_refused(tmp_path: Path) -> None:
    with gateway(tmp_path, Told(shell_call(1)), spec()) as (_, _, client):
        packed = client.http.post(PATHS[CHAT], content=b"x", headers={"content-encoding": "gzip"})
        assert packed.status_code == 400
        assert client.http.post("/v1/messages", json={}).status_code == 404, "not this client's protocol"
        assert client.http.get("/").status_code == 404
        wrong = client.http.get(PATHS[CHAT])
        assert wrong.status_code in (404, 405)
        assert wrong.json()["error"]["message"]
        assert client.http.get("/v1/models").json()["data"][0]["id"] == "told"


def test_garbage_on_the_socket_and_many_connections_leave_it_serving(tmp_path: Path) -> None:
    with gateway(tmp_path, Told(shell_call(1)), spec()) as (served, _, client):
        idle = []
        for number in range(30):
            connection = socket.socket(socket.AF_UNIX)
            connection.connect(str(tmp_path / "gateway.sock"))
            connection.sendall(os.urandom(2000) if number % 2 else b"POST /v1/chat/completions HTTP/1.1\r\n")
            idle.append(connection)
        client.ask()
        assert served.steps == 1
        for connection in idle:
            connection.close()


@pytest.mark.parametrize("ended", [False, True], ids=["headers", "trailers"])
def test_a_head_without_an_end_is_cut_off(tmp_path: Path, ended: bool) -> None:
    start = f"POST {PATHS[CHAT]} HTTP/1.1\r\nhost: g\r\n".encode()
    if ended:
        start += b"transfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n"
    with gateway(tmp_path, Told(shell_call(1)), spec()) as (served, _, client):
        for piece in (b"a: b\r\n" * 1000, b"x" * 1000):  # many lines, and one of any length
            with socket.socket(socket.AF_UNIX) as endless:
                endless.settimeout(10)
                endless.connect(str(tmp_path / "gateway.sock"))
                endless.sendall(start)
                sent = 0
                with pytest.raises((BrokenPipeError, ConnectionResetError)):
                    while sent < 10 * transport.MAX_HEAD:
                        endless.sendall(piece)
                        sent += len(piece)
                assert sent > transport.MAX_HEAD / 2
        client.ask()
        assert served.steps == 1


def test_a_client_that_sends_or_reads_slowly_keeps_nobody_waiting(tmp_path: Path) -> None:
    model = Told(Answer("x" * 4_000_000), shell_call(1))
    with gateway(tmp_path, model, spec()) as (served, _, client):
        body = json.dumps({"messages": [{"role": "user", "content": "hi"}], "stream": True}).encode()
        head = f"POST {PATHS[CHAT]} HTTP/1.1\r\nhost: g\r\ncontent-length: {len(body)}\r\n\r\n".encode()
        with socket.socket(socket.AF_UNIX) as reader, socket.socket(socket.AF_UNIX) as sender:
            reader.connect(str(tmp_path / "gateway.sock"))
            reader.sendall(head + body)
            assert reader.recv(10), "and then it reads no more"
            sender.connect(str(tmp_path / "gateway.sock"))
            sender.sendall(head + body[:10])
            client.ask()
            assert served.steps == 1
            got = b""
            while b"[DONE]" not in got[-100:]:
                got += reader.recv(1_000_000)
            assert got.count(b"x") >= 4_000_000


def test_more_connections_than_the_cap_are_turned_away_and_then_served_again(
    tmp_path: Path,
) -> None:
    with gateway(tmp_path, Told(shell_call(1)), spec()) as (served, _, client):
        idle = [socket.socket(socket.AF_UNIX) for _ in range(server.MAX_CONNECTIONS + 10)]
        for connection in idle:
            connection.connect(str(tmp_path / "gateway.sock"))
        with httpx.Client(transport=httpx.HTTPTransport(uds=str(tmp_path / "gateway.sock"))) as late:
            assert late.post("http://g" + PATHS[CHAT], json=client.body()).status_code == 503
        for connection in idle:
            connection.close()
        for _ in range(100):
            if client.post().status_code == 200:
                break
        assert served.steps == 1


def test_a_flood_of_thread_names_is_refused(tmp_path: Path) -> None:
    with gateway(tmp_path, Told(Answer("ok")), spec(MESSAGES)) as (_, _, client):
        statuses = []
        for number in range(140):
            client.headers = {"x-claude-code-agent-id": str(number)}
            statuses.append(client.post().status_code)
        assert statuses[:100] == [200] * 100
        assert statuses[-1] == 400


def test_the_socket_may_lie_deep_and_anyone_may_connect(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["a-rather-long-folder-name"] * 6)
    deep.mkdir(parents=True)
    path = deep / "gateway.sock"
    assert len(str(path)) > 107
    served = Gateway(socket=path, backend=Told(shell_call(1)), journal=Memory(), spec=spec(), max_steps=1)
    served.start()
    try:
        assert stat.S_IMODE(path.stat().st_mode) == 0o666
    finally:
        served.stop()
    assert not path.exists()


def test_stopping_twice_or_before_the_start_is_harmless_and_leaves_no_thread(tmp_path: Path) -> None:
    served = Gateway(
        socket=tmp_path / "g.sock", backend=Told(shell_call(1)), journal=Memory(), spec=spec(), max_steps=1
    )
    served.stop()
    served.start()
    served.stop()
    served.stop()
    assert not [thread for thread in threading.enumerate() if thread.name == "gateway"]


def test_stopping_waits_for_a_snapshot_under_way(tmp_path: Path) -> None:
    journal = Memory()
    begun, go_on = threading.Event(), threading.Event()

    def settle(step: int) -> None:
        begun.set()
        go_on.wait(10)

    journal.on_settle = settle
    with gateway(tmp_path, Told(shell_call(1)), spec(), journal=journal) as (served, _, client):
        in_background(lambda: client.work(limit=2))
        assert begun.wait(10)
        stopping = in_background(served.stop)
        stopping.join(0.3)
        assert stopping.is_alive()
        go_on.set()
        stopping.join(10)
        assert not stopping.is_alive()
        assert ("settle", 1) in journal.told


def test_a_scripted_harness_has_no_gateway(tmp_path: Path) -> None:
    scripted = spec().model_copy(update={"protocol": None})
    with pytest.raises(ValueError, match="speaks no protocol"):
        Gateway(socket=tmp_path / "s", backend=Told(shell_call(1)), journal=Memory(), spec=scripted, max_steps=1)
