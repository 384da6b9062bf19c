"""Faults on purpose: each reaches the client as its kind says, N times at its step, and the log proves it."""

import asyncio
import re
import socket
import time
from pathlib import Path
from typing import Any

import httpx
import pytest
from support.gateways import (
    CHAT,
    GEMINI,
    MESSAGES,
    PROTOCOLS,
    RESPONSES,
    Client,
    Memory,
    Told,
    actions,
    gateway,
    shell_call,
    spec,
    sse,
)

from benchmark.gateway import OracleBackend
from benchmark.gateway.neutral import Answer
from benchmark.spec.step import FaultEvent
from benchmark.spec.trial import Fault

STATUS = {"rate-limit": 429, "retry-after": 429, "server-error": 500, "overloaded": 529}


def faults_of(journal: Memory) -> list[FaultEvent]:
    return [event for event in journal.told if isinstance(event, FaultEvent)]


def oracle(count: int, protocol: str = CHAT, **more: Any) -> OracleBackend:
    return OracleBackend(actions(count), spec(protocol), **more)


def partial(client: Client) -> str:
    """What arrives of a streamed answer that breaks off."""
    client.stream = True
    got = b""
    with (
        pytest.raises(httpx.RemoteProtocolError),
        client.http.stream("POST", client.path(), json=client.body()) as response,
    ):
        assert response.status_code == 200
        for chunk in response.iter_bytes():
            got += chunk
    return got.decode()


def complete_events(got: str) -> str:
    return got.replace("\r\n", "\n").rpartition("\n\n")[0] + "\n\n"


@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.parametrize("kind", STATUS)
def test_an_error_response_comes_as_often_as_planned_and_only_at_its_step(
    tmp_path: Path, protocol: str, kind: str
) -> None:
    fault = Fault(kind=kind, step=2, times=2)
    with gateway(tmp_path, oracle(3, protocol), spec(protocol), fault=fault) as (served, journal, client):
        assert client.work(limit=1) == ["echo 1"]
        for _ in range(2):
            refused = client.post()
            assert refused.status_code == STATUS[kind]
            assert refused.headers.get("retry-after") == ("1" if kind == "retry-after" else None)
            assert refused.json()["error"]["message"]
        assert served.steps == 1
        assert client.work() == ["echo 2", "echo 3"]
        assert served.steps == 3
    first, second = faults_of(journal)
    assert [(f.step, f.fault, f.time) for f in (first, second)] == [(2, kind, 1), (2, kind, 2)]
    assert f"status {STATUS[kind]}" in first.detail
    assert "retried after 0.0 s" in first.detail
    assert journal.short()[:4] == ["step 1", "observation 1", "settle 1", "fault 2"]


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_a_reset_closes_the_connection_without_a_byte(tmp_path: Path, protocol: str) -> None:
    fault = Fault(kind="reset", step=1)
    with gateway(tmp_path, oracle(2, protocol), spec(protocol), fault=fault) as (served, journal, client):
        with pytest.raises(httpx.RemoteProtocolError, match="without sending a response"):
            client.post()
        assert client.work() == ["echo 1", "echo 2"]
        assert served.steps == 2
    [event] = faults_of(journal)
    assert "closed before the headers; retried" in event.detail


def test_nothing_at_all_is_on_the_wire_of_a_reset(tmp_path: Path) -> None:
    with gateway(tmp_path, oracle(2), spec(), fault=Fault(kind="reset", step=1)) as (_, _, client):
        body = client.http.build_request("POST", client.path(), json=client.body()).content
        with socket.socket(socket.AF_UNIX) as plain:
            plain.connect(str(tmp_path / "gateway.sock"))
            plain.settimeout(10)
            head = f"POST {client.path()} HTTP/1.1\r\nhost: g\r\ncontent-length: {len(body)}\r\n\r\n"
            plain.sendall(head.encode() + body)
            assert plain.recv(100) == b""


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_a_stream_cut_in_its_text_has_some_text_and_no_call(tmp_path: Path, protocol: str) -> None:
    fault = Fault(kind="cut-text", step=1)
    with gateway(tmp_path, oracle(2, protocol), spec(protocol), fault=fault) as (served, journal, client):
        got = partial(client)
        assert "sa" in got
        assert "say 1" not in got
        assert "echo 1" not in got
        assert sse(complete_events(got))
        assert served.steps == 0
        assert client.work() == ["echo 1", "echo 2"]
    [event] = faults_of(journal)
    assert event.detail.startswith(f"the answer was cut in the middle of its text, after {len(got.encode())} bytes")


ENDS = {CHAT: 'finish_reason":"', MESSAGES: "message_stop", RESPONSES: "response.completed", GEMINI: "finishReason"}


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_a_stream_cut_after_a_call_has_the_whole_call_and_no_end(tmp_path: Path, protocol: str) -> None:
    fault = Fault(kind="cut-call", step=1)
    with gateway(tmp_path, oracle(2, protocol), spec(protocol), fault=fault) as (served, journal, client):
        got = partial(client)
        assert "call_oracle_1_1" in got
        assert "echo 1" in got
        assert ENDS[protocol] not in got
        assert served.steps == 0, "it is no step unless the client went on with it"
        client.stream = False
        [(call_id, command)] = client.ask()
        assert (call_id, command) == ("call_oracle_1_2", "echo 1"), "the retry's call can be told from the cut one"
        assert served.steps == 1
        client.reply(call_id)
        assert client.work() == ["echo 2"]
        assert served.steps == 2
    [event] = faults_of(journal)
    assert "cut after a complete tool call" in event.detail
    assert "retried after" in event.detail


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_a_client_that_runs_the_cut_call_and_goes_on_has_made_that_step(tmp_path: Path, protocol: str) -> None:
    fault = Fault(kind="cut-call", step=2)
    with gateway(tmp_path, oracle(3, protocol), spec(protocol), fault=fault) as (served, journal, client):
        client.work(limit=1)
        partial(client)
        client.stream = False
        client.reply("call_oracle_2_1", "2")
        assert client.work() == ["echo 3"]
        assert served.steps == 3
    assert journal.short() == [
        "step 1", "observation 1", "settle 1", "fault 2", "step 2", "observation 2", "settle 2",
        "step 3", "observation 3", "settle 3", "final",
    ]  # fmt: skip
    [event] = faults_of(journal)
    assert "it ran the call and went on" in event.detail


def test_a_late_result_of_a_cut_call_makes_no_second_step(tmp_path: Path) -> None:
    with gateway(tmp_path, oracle(3), spec(), fault=Fault(kind="cut-call", step=1)) as (served, _, client):
        partial(client)
        client.stream = False
        [(call_id, _)] = client.ask()
        client.reply("call_oracle_1_1")
        client.reply(call_id)
        assert client.work() == ["echo 2", "echo 3"]
        assert served.steps == 3


@pytest.mark.parametrize("kind", ["cut-text", "cut-call"])
def test_an_answer_in_one_piece_is_cut_too(tmp_path: Path, kind: str) -> None:
    with gateway(tmp_path, oracle(1), spec(), fault=Fault(kind=kind, step=1)) as (served, journal, client):
        got = b""
        with (
            pytest.raises(httpx.RemoteProtocolError, match="without sending complete message body"),
            client.http.stream("POST", client.path(), json=client.body()) as response,
        ):
            for chunk in response.iter_bytes():
                got += chunk
        assert (b"call_oracle_1_1" in got) is (kind == "cut-call")
        assert client.work() == ["echo 1"]
        assert served.steps == 1
    assert len(faults_of(journal)) == 1


@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.parametrize("stream", [False, True])
def test_a_silence_sends_nothing_for_its_time_and_then_the_answer(tmp_path: Path, protocol: str, stream: bool) -> None:
    more = {"fault": Fault(kind="silence", step=1), "silence": 0.4, "patience": 0.1}
    with gateway(tmp_path, oracle(1, protocol), spec(protocol), **more) as (served, journal, client):
        client.stream = stream
        began = time.monotonic()
        with client.http.stream("POST", client.path(), json=client.body()) as response:
            assert time.monotonic() - began >= 0.4, "not even headers before"
            response.read()
        client.messages += client.take(response)
        assert served.steps == 1
    [event] = faults_of(journal)
    told = re.fullmatch(r"nothing was sent for (\d+\.\d) s, then the answer", event.detail)
    assert told is not None
    assert float(told[1]) >= 0.4


def test_a_client_that_hangs_up_in_a_silence_gets_the_answer_by_its_retry(tmp_path: Path) -> None:
    with gateway(tmp_path, oracle(1), spec(), fault=Fault(kind="silence", step=1), silence=30.0) as (
        served,
        journal,
        client,
    ):
        with pytest.raises(httpx.ReadTimeout):
            client.http.post(client.path(), json=client.body(), timeout=0.3)
        assert client.work() == ["echo 1"]
        assert served.steps == 1
    [event] = faults_of(journal)
    assert "the client hung up" in event.detail
    assert "retried after" in event.detail


def test_a_fault_that_nothing_follows_is_recorded_at_the_end(tmp_path: Path) -> None:
    with gateway(tmp_path, oracle(1), spec(), fault=Fault(kind="server-error", step=1)) as (_, journal, client):
        assert client.post().status_code == 500
        assert faults_of(journal) == []
    [event] = faults_of(journal)
    assert "nothing came" in event.detail


def test_a_fault_whose_client_had_hung_up_did_not_land(tmp_path: Path) -> None:
    model = Told(shell_call(1))

    async def dawdle() -> None:
        await asyncio.sleep(0.5)

    model.before = dawdle
    with gateway(tmp_path, model, spec(), fault=Fault(kind="server-error", step=1)) as (_, journal, client):
        with pytest.raises(httpx.ReadTimeout):
            client.http.post(client.path(), json=client.body(), timeout=0.1)
        time.sleep(0.6)
        assert client.post().status_code == 500, "the fault waits for a client that listens"
        assert client.post().status_code == 200
    assert [event.time for event in faults_of(journal)] == [1]


def test_side_requests_and_final_words_meet_no_fault(tmp_path: Path) -> None:
    model = Told(Answer("A title"), shell_call(1), Answer("Done."))
    with gateway(tmp_path, model, spec(), fault=Fault(kind="server-error", step=1)) as (_, journal, client):
        tools, client.tools = client.tools, []
        assert client.post().status_code == 200
        client.tools = tools
        assert client.post().status_code == 500
        client.work()
    assert journal.short() == ["side", "fault 1", "step 1", "observation 1", "settle 1", "final"]
