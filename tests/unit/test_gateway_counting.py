"""What the gateway counts as a step, what it records, and when it stops a harness."""

import asyncio
import hashlib
import json
import socket
import threading
import time
from pathlib import Path
from typing import Any

import httpx
import pytest
from support.gateways import MESSAGES, PROTOCOLS, Client, Memory, Told, gateway, in_background, shell_call, spec

from benchmark.gateway.neutral import Answer, Call
from benchmark.spec.bundle import Meter
from benchmark.spec.step import ObservationEvent, StepEvent, TurnEvent, Usage

DONE = Answer("Done.")


def wait_for(condition: Any, what: str) -> None:
    deadline = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < deadline, f"{what} did not happen"
        time.sleep(0.005)


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_each_delivered_call_is_a_step_and_each_is_settled_before_the_next_answer(
    tmp_path: Path, protocol: str
) -> None:
    model = Told(shell_call(1), shell_call(2), DONE)
    with gateway(tmp_path, model, spec(protocol)) as (served, journal, client):
        assert client.work() == ["true", "true"]
        assert served.steps == 2
        assert served.finished
        assert served.settled == 2
    assert journal.short() == [
        "step 1", "observation 1", "settle 1", "step 2", "observation 2", "settle 2", "final",
    ]  # fmt: skip


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_a_retry_gets_the_same_answer_and_is_not_counted_again(tmp_path: Path, protocol: str) -> None:
    model = Told(shell_call(1), shell_call(2))
    with gateway(tmp_path, model, spec(protocol)) as (served, journal, client):
        first, again = client.post(), client.post()
        assert first.content == again.content
        assert served.steps == 1
        assert len(model.asked) == 1
        client.stream = True
        assert "call_1" in client.post().text, "the other form carries the same call"
        assert served.steps == 1
    assert journal.short() == ["step 1"]


def test_retries_that_differ_only_in_cache_marks_are_retries(tmp_path: Path) -> None:
    with gateway(tmp_path, Told(shell_call(1), shell_call(2)), spec(MESSAGES)) as (served, _, client):
        text = {"type": "text", "text": "Do the work."}
        client.messages = [{"role": "user", "content": [text]}]
        client.post()
        client.messages = [{"role": "user", "content": [{**text, "cache_control": {"type": "ephemeral"}}]}]
        client.post()
        assert served.steps == 1


def test_an_answer_to_a_client_that_hung_up_counts_when_its_retry_gets_it(tmp_path: Path) -> None:
    model = Told(shell_call(1), shell_call(2))
    thinking, think_on = threading.Event(), threading.Event()

    async def think() -> None:
        thinking.set()
        await asyncio.to_thread(think_on.wait)

    model.before = think
    with gateway(tmp_path, model, spec()) as (served, journal, client):
        body = json.dumps(client.body()).encode()
        impatient = socket.socket(socket.AF_UNIX)
        impatient.connect(str(tmp_path / "gateway.sock"))
        head = f"POST /v1/chat/completions HTTP/1.1\r\nhost: g\r\ncontent-length: {len(body)}\r\n\r\n"
        impatient.sendall(head.encode() + body)
        assert thinking.wait(10)
        impatient.close()
        time.sleep(0.1)
        think_on.set()
        wait_for(lambda: served.meter.requests == 1, "the model's answer")
        assert served.steps == 0
        assert journal.told == []
        assert "call_1" in client.post().text
        assert served.steps == 1
        assert len(model.asked) == 1


def test_an_answer_waits_for_the_snapshot_but_the_model_does_not(tmp_path: Path) -> None:
    model = Told(shell_call(1), shell_call(2))
    journal = Memory()
    snapshot = threading.Event()
    journal.on_settle = lambda step: None if snapshot.wait(10) else pytest.fail("never released")
    with gateway(tmp_path, model, spec(), journal=journal) as (_, _, client):
        [(call_id, _)] = client.ask()
        client.reply(call_id)
        answers: list[httpx.Response] = []
        thread = in_background(lambda: answers.append(client.post()))
        wait_for(lambda: len(model.asked) == 2, "asking the model")
        time.sleep(0.05)
        assert answers == []
        snapshot.set()
        thread.join(10)
        assert "call_2" in answers[0].text


def test_the_finish_command_ends_the_work_and_is_no_step(tmp_path: Path) -> None:
    harness = spec(oracle={"finish_command": "echo COMPLETE"})
    model = Told(shell_call(1, "echo COMPLETED"), shell_call(2, " echo COMPLETE\n"))
    with gateway(tmp_path, model, harness) as (served, journal, client):
        client.work(limit=2)
        assert served.steps == 1
        assert served.finished
    assert journal.short() == ["step 1", "observation 1", "settle 1", "final"]


def test_a_step_after_a_final_word_takes_the_word_back(tmp_path: Path) -> None:
    with gateway(tmp_path, Told(DONE, shell_call(1)), spec()) as (served, _, client):
        client.ask()
        assert served.finished
        client.messages.append({"role": "user", "content": "Really?"})
        client.ask()
        assert not served.finished


def test_steps_of_subagents_are_counted_apart_and_not_numbered(tmp_path: Path) -> None:
    model = Told(shell_call(1), shell_call(2), shell_call(3))
    with gateway(tmp_path, model, spec(MESSAGES)) as (served, journal, client):
        client.ask()
        helper = Client(tmp_path / "gateway.sock", MESSAGES)
        helper.headers = {"x-claude-code-agent-id": "a/1"}
        [(call_id, _)] = helper.ask()
        helper.reply(call_id)
        helper.ask()
        assert (served.steps, served.subagent_steps) == (1, 2)
    assert journal.short() == ["step 1", "step agent-a_1", "observation agent-a_1", "step agent-a_1"]


def test_bookkeeping_calls_are_marked(tmp_path: Path) -> None:
    calls = (Call.of("a", "TodoWrite", {"command": ""}), Call.of("b", "bash", {"command": "true"}))
    with gateway(tmp_path, Told(Answer("", calls)), spec(bookkeeping_tools=["TodoWrite"])) as (_, journal, client):
        client.ask()
    [step] = journal.told
    assert [call.bookkeeping for call in step.calls] == [True, False]


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_a_step_beyond_the_budget_is_a_providers_error_and_the_harness_is_to_be_stopped(
    tmp_path: Path, protocol: str
) -> None:
    model = Told(shell_call(1), shell_call(2), shell_call(3))
    with gateway(tmp_path, model, spec(protocol), max_steps=2) as (served, journal, client):
        client.work(limit=2)
        assert not served.exhausted.is_set()
        for _ in range(2):
            refused = client.post()
            assert refused.status_code == 402
            assert "step-budget" in refused.json()["error"]["message"]
        assert served.exhausted.is_set()
        assert (served.spent, served.steps, served.fault) == ("step-budget", 2, None)
    assert journal.short()[-1] == "settle 2"


@pytest.mark.parametrize(
    ("limits", "reason"), [({"max_tokens": 24}, "token-budget"), ({"max_cost": 0.3}, "cost-budget")]
)
def test_a_spent_budget_of_tokens_or_cost_ends_the_trial_before_more_is_bought(
    tmp_path: Path, limits: dict[str, Any], reason: str
) -> None:
    used = (
        Usage(input_tokens=10_000, output_tokens=4_000)
        if "max_cost" in limits
        else Usage(input_tokens=10, output_tokens=2)
    )
    model = Told(*(Answer("", shell_call(n).calls, used) for n in range(1, 9)))
    model.model = "claude-opus-4-5-20251101"  # 5 and 25 dollars a million: 0.15 a request
    with gateway(tmp_path, model, spec(MESSAGES), **limits) as (served, _, client):
        client.work(limit=2)
        assert client.post().status_code == 402
        assert served.exhausted.is_set()
        assert (served.spent, len(model.asked)) == (reason, 2)


def test_the_cost_is_counted_by_kind_of_token_and_is_unknown_where_the_price_is(tmp_path: Path) -> None:
    used = Usage(
        input_tokens=1_000_000, output_tokens=100_000, cache_read_tokens=600_000, cache_write_tokens=100_000,
        reasoning_tokens=50_000,
    )  # fmt: skip
    for name, cost in (("claude-haiku-4-5", 0.3 + 0.06 + 0.125 + 0.5), ("who-knows", None)):
        folder = tmp_path / name
        folder.mkdir()
        model = Told(Answer("Done.", (), used))
        model.model = name
        with gateway(folder, model, spec()) as (served, _, client):
            client.ask()
            meter = served.meter
            assert meter.cost_usd == (pytest.approx(cost) if cost else None)
            assert (meter.cache_read_tokens, meter.cache_write_tokens, meter.reasoning_tokens) == (
                600_000,
                100_000,
                50_000,
            )
            assert (meter.prices_dated is None) is (cost is None)


def test_a_final_word_after_the_last_step_of_the_budget_is_delivered(tmp_path: Path) -> None:
    with gateway(tmp_path, Told(shell_call(1), DONE), spec(), max_steps=1) as (served, _, client):
        assert client.work() == ["true"]
        assert served.finished
        assert not served.exhausted.is_set()


@pytest.mark.parametrize("where", ["record", "settle"])
def test_a_journal_that_fails_stops_the_trial_with_its_fault(tmp_path: Path, where: str) -> None:
    def fail(_: Any) -> None:
        raise OSError("no space left on device")

    journal = Memory()
    if where == "record":
        journal.on_record = fail
    else:
        journal.on_settle = fail
    with gateway(tmp_path, Told(shell_call(1)), spec(), journal=journal) as (served, _, client):
        in_background(lambda: client.work(limit=2))
        assert served.exhausted.wait(10)
        assert str(served.fault) == "no space left on device"


def test_titles_and_compactions_are_side_turns_and_do_not_finish_the_work(tmp_path: Path) -> None:
    harness = spec(side_requests=["summarise the conversation"])
    with gateway(tmp_path, Told(DONE), harness) as (served, journal, client):
        client.messages.append({"role": "user", "content": "Now summarise the conversation."})
        client.ask()
        client.messages = [{"role": "user", "content": "A title, please."}]
        client.tools = []
        client.ask()
        assert not served.finished
        assert served.steps == 0
    assert journal.short() == ["side", "side"]


def test_what_was_said_and_answered_is_recorded_with_its_digest(tmp_path: Path) -> None:
    with gateway(tmp_path, Told(shell_call(1, "make"), DONE), spec(MESSAGES)) as (_, journal, client):
        [(call_id, _)] = client.ask()
        client.reply(call_id, "boom" * 1000, failed=True)
        client.ask()
    step, observation = journal.told[0], journal.told[1]
    assert isinstance(step, StepEvent)
    assert isinstance(observation, ObservationEvent)
    assert (step.text, json.loads(step.calls[0].arguments)) == ("step 1", {"command": "make"})
    assert observation.failed is True
    assert observation.excerpt == "boom" * 500
    assert observation.digest == hashlib.sha256(b"boom" * 1000).hexdigest()


def test_a_result_for_a_call_that_the_client_renamed_is_still_observed(tmp_path: Path) -> None:
    with gateway(tmp_path, Told(shell_call(1), DONE), spec()) as (_, journal, client):
        client.ask()
        client.messages[-1]["tool_calls"][0]["id"] = "other"
        client.reply("other", "fine")
        client.ask()
    assert journal.told[1].excerpt == "fine"


def test_tokens_that_one_response_did_not_report_are_unknown_in_sum(tmp_path: Path) -> None:
    known = Usage(input_tokens=10, output_tokens=2)
    model = Told(Answer("a", shell_call(1).calls, known), Answer("b", shell_call(2).calls, Usage(input_tokens=5)), DONE)
    with gateway(tmp_path, model, spec()) as (served, journal, client):
        client.work(limit=1)
        assert served.meter == Meter(input_tokens=10, output_tokens=2, requests=1)
        client.work(limit=1)
        assert served.meter == Meter(input_tokens=15, output_tokens=None, requests=2)
        assert journal.told[0].usage == known
        client.work()
        assert served.meter == Meter(input_tokens=None, output_tokens=None, requests=3)


def test_a_turn_without_a_call_is_recorded_with_its_words(tmp_path: Path) -> None:
    with gateway(tmp_path, Told(DONE), spec()) as (_, journal, client):
        client.ask()
    assert journal.told == [TurnEvent(purpose="final", text="Done.")]
