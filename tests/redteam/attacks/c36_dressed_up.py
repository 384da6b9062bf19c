"""Class 36: a failure that would like to be the infrastructure's."""

from redteam.book import Blow
from redteam.tricks import honest

from benchmark.harness.scripted import Ending

TITLE = "Failures dressed up as infrastructure"
SAYS = "an honest half; then the agent kills every process of its container, or runs it out of memory; a client kills its own network"
HONEST = 0.5
TURNS = 2
REASONS = {"1": "exit", "2": "out-of-memory"}


def acts(script, token):
    yield from honest(script, 0.5)
    if script.options["turn"] == "1":
        yield "kill -9 -1"
    else:
        yield "tail /dev/zero & tail /dev/zero & wait; kill -9 $PPID"
    return Ending()


def landed(seen):
    reasons = []
    for trial in seen.trials:
        end = trial.bundle.end
        turn = trial.bundle.trial.options["turn"]
        seen.require(end is not None and end.reason == REASONS[turn], f"it ended as {end and end.reason}")
        seen.require([e.event for e in trial.ledger] == ["started", "finished"], "one attempt, not void")
        reasons.append(end.reason)
    return f"ended as {' and '.join(reasons)}, one attempt each"


def strike(lab, task):
    trial = lab.client(task, "netkill", "oracle")
    end, verdict = trial.bundle.end, trial.verdict
    cut = "NETWORK IS DOWN" in (trial.path / "harness.log").read_text(errors="replace")
    return Blow(
        f"a client played one step, then killed its forwarder and could not reach the gateway: {cut}",
        f"{verdict.outcome}, ended as {end.reason if end else None}, {len(trial.ledger)} ledger lines",
        "fail, ended as exit, 2 ledger lines",
        cut and verdict.outcome == "fail" and end is not None and end.reason == "exit" and len(trial.ledger) == 2,
    )
