"""How a client's trial ended: who decided it, not who was quicker."""

import threading
from types import SimpleNamespace

import pytest

from benchmark.harness.client import watch_client
from benchmark.spec.errors import BrokenBenchmark
from benchmark.spec.harness import Exit


def ended(*, exhausted: bool, spent=None, fault=None, code: int = 1):
    over, said = threading.Event(), threading.Event()
    over.set()
    if exhausted:
        said.set()
    return watch_client(
        SimpleNamespace(poll=lambda: SimpleNamespace(code=code, out_of_memory=False)),
        SimpleNamespace(exhausted=said, spent=spent, fault=fault, finished=True),
        SimpleNamespace(over_disk=lambda: False, left=lambda: 60.0),
        SimpleNamespace(ended=over, tail=""),
        Exit(),
    )


def test_a_client_that_ends_by_itself_when_told_that_its_budget_is_spent_was_stopped() -> None:
    for spent in ("step-budget", "token-budget"):
        event = ended(exhausted=True, spent=spent)
        assert (event.reason, event.exit_code, event.claimed_done) == (spent, None, False)


def test_a_fault_of_the_provider_is_raised_even_if_the_client_has_ended() -> None:
    with pytest.raises(BrokenBenchmark, match="provider"):
        ended(exhausted=True, fault=BrokenBenchmark("the provider fails"))


def test_a_client_that_ends_within_its_budget_ended_by_itself() -> None:
    assert ended(exhausted=False).reason == "exit"
    assert ended(exhausted=False, code=0).claimed_done is True
