"""What was kept of a run plays it again byte for byte; what differs is said."""

import json
from pathlib import Path
from typing import Any

import pytest
from support.gateways import CHAT, GEMINI, MESSAGES, PROTOCOLS, Client, actions, calls_of, gateway, in_background, spec

from benchmark.gateway import OracleBackend, ReplayBackend, dialect
from benchmark.gateway.backends.replay import comparable, first_difference
from benchmark.gateway.exchanges import read_exchanges
from benchmark.spec.errors import UsageError


def record(folder: Path, protocol: str, count: int = 4, stream: bool = True) -> tuple[Path, list[bytes]]:
    """A run of the perfect model, and the bytes of each answer."""
    path = folder / "exchanges.jsonl"
    with gateway(folder, OracleBackend(actions(count), spec(protocol)), spec(protocol), exchanges=path) as (
        _,
        _,
        client,
    ):
        return path, play(client, stream)


def play(client: Client, stream: bool = True) -> list[bytes]:
    client.stream = stream
    answers = []
    while True:
        response = client.post()
        response.raise_for_status()
        answers.append(response.content)
        before = len(client.messages)
        client.messages += client.take(response)
        calls = calls_in(client, before)
        if not calls:
            return answers
        for call_id in calls:
            client.reply(call_id, "fine, at 2026-11-22 10:11:12, in 0.3 s")


def calls_in(client: Client, before: int) -> list[str]:
    return [call_id for call_id, _ in calls_of(client.messages[before:], client.protocol)]


@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.parametrize("stream", [False, True])
def test_a_recorded_run_plays_again_byte_for_byte_and_is_counted_the_same(
    tmp_path: Path, protocol: str, stream: bool
) -> None:
    path, answers = record(tmp_path, protocol, stream=stream)
    model = ReplayBackend(path, dialect(protocol))
    with gateway(tmp_path, model, spec(protocol)) as (served, _, client):
        assert play(client, stream) == answers
        assert (served.steps, served.finished, model.left) == (4, True, 0)


def test_times_and_ids_may_differ_but_words_may_not(tmp_path: Path) -> None:
    path, _ = record(tmp_path, CHAT)
    with gateway(tmp_path, ReplayBackend(path, dialect(CHAT)), spec()) as (served, _, client):
        client.stream = True
        client.messages += client.take(client.post())
        client.reply("call_oracle_1_1", "fine, at 2027-01-02 03:04:05, in 12.7 s")
        client.messages += client.take(client.post())
        client.reply("call_oracle_2_1", "fine, it seems")
        in_background(client.post)
        assert served.exhausted.wait(10)
        assert str(served.fault) == (
            "replay: request 3 is not the one recorded: messages[4].content, character 6: "
            "was 'fine, at (time), in (duration)', is 'fine, it seems'"
        )


@pytest.mark.parametrize(
    ("recorded", "asked", "said"),
    [
        ({"a": [1, {"b": "x"}]}, {"a": [1, {"b": "y"}]}, "a[1].b, character 0: was 'x', is 'y'"),
        ({"a": 1}, {"a": "1"}, "a: was 1, is '1'"),
        ({"a": [1, 2]}, {"a": [1]}, "a: had 2 entries, has 1"),
        ({"a": 1}, {"a": 1, "b": True}, "b: is True, else nothing"),
        ({"a": 1, "c": None}, {"a": 1}, "c: was None, else nothing"),
        ({"a": "same"}, {"a": "same and more"}, "a, character 4: was 'same', is 'same and more'"),
    ],
)
def test_the_first_difference_is_named_by_its_place(recorded: Any, asked: Any, said: str) -> None:
    assert first_difference(recorded, asked) == said
    assert first_difference(recorded, recorded) is None


def test_what_changes_by_nature_is_left_out_of_the_comparison() -> None:
    one = {
        "metadata": {"user_id": "a"},
        "text": "Chunk ID: 40dc11, PGID: 246 at 10:11:12 of /tmp/abc.1 by 0123456789abcdef took 12 ms",
    }
    other = {
        "metadata": {"user_id": "b"},
        "text": "Chunk ID: 36de33, PGID: 4 at 23:59:59 of /tmp/x-y by fedcba98765432100 took 9.1 ms",
    }
    assert comparable(one) == comparable(other)


def test_a_long_run_is_kept_without_repeating_itself(tmp_path: Path) -> None:
    path, _ = record(tmp_path, MESSAGES, count=60)
    lines = path.read_text().splitlines()
    exchanges = read_exchanges(path).exchanges
    assert len(exchanges) == 61
    last = exchanges[-1].body["messages"]
    assert len(last) == 121
    assert sum("value" in json.loads(line) for line in lines) < 150, "each message once"
    assert b"dummy-key" not in path.read_bytes()


def test_nothing_of_the_headers_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "exchanges.jsonl"
    with gateway(tmp_path, OracleBackend(actions(1), spec(GEMINI)), spec(GEMINI), exchanges=path) as (_, _, client):
        client.headers = {"x-goog-api-key": "hush-hush"}
        client.ask()
    assert "hush" not in path.read_text()
    assert "echo 1" in path.read_text()


@pytest.mark.parametrize("text", ["no json\n", "[]\n", '{"value": "x"}\n', '{"thread": "main"}\n', "3\n"])
def test_a_file_of_something_else_is_refused_with_its_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "exchanges.jsonl"
    path.write_text(text)
    with pytest.raises(UsageError, match=r"exchanges\.jsonl:1: not a line of exchanges"):
        ReplayBackend(path, dialect(CHAT))
    with pytest.raises(UsageError, match="can't be read"):
        ReplayBackend(tmp_path / "nothing", dialect(CHAT))
