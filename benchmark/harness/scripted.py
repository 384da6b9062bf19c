"""Scripted harnesses: an adapter yields shell commands, one an act, and says at last how it ended.

They need no model. `oracle` plays the reference, `nop` does nothing, `planted` fails on purpose; they
are what the benchmark itself is checked with.
"""

import hashlib
import importlib.util
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from typing import Literal

from benchmark.harness.deadline import Watch
from benchmark.recorder.journal import Journal
from benchmark.sandbox.agent import AgentContainer
from benchmark.sandbox.shell import CommandResult, Shell
from benchmark.sandbox.stream import StreamEnded, StreamTimeout
from benchmark.spec.action import Reference
from benchmark.spec.errors import UsageError
from benchmark.spec.step import EndEvent, ObservationEvent, StepEvent, ToolCall, TurnEvent
from benchmark.spec.task import Check, Task
from benchmark.suite.load import LoadedHarness

TOOL = "shell"


@dataclass(frozen=True)
class Script:
    """What an adapter may know: everything, since it is ours."""

    task: Task
    checks: tuple[Check, ...]
    reference: Reference
    options: dict[str, str]
    max_steps: int


@dataclass(frozen=True)
class Ending:
    """How a scripted harness ends by itself."""

    exit_code: int = 0
    claimed_done: bool = True
    detail: str = ""


@dataclass(frozen=True)
class Say:
    """A turn of the model without an action, which is no step; or the summary that a compaction leaves."""

    text: str
    compaction: bool = False


Acts = Generator[str | Say, CommandResult, Ending]
"""Yields a command and is sent its result, or yields what is only said; returns the ending."""

Adapter = Callable[[Script], Acts]


def load_adapter(harness: LoadedHarness) -> Adapter:
    """The `acts` function of a scripted harness's `adapter.py`.

    Raises:
        UsageError: there is none, or it can't be imported.
    """
    path = harness.folder / "adapter.py"
    spec = importlib.util.spec_from_file_location(f"bench_adapter_{harness.name.replace('-', '_')}", path)
    if spec is None or spec.loader is None or not path.is_file():
        raise UsageError("no adapter", where=str(path), fix="define acts(script) in it; see docs/add-a-harness.md")
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except Exception as error:  # whatever a module can raise
        raise UsageError(f"can't be imported: {type(error).__name__}: {error}", where=str(path)) from error
    acts = getattr(module, "acts", None)
    if not callable(acts):
        raise UsageError("defines no acts(script)", where=str(path), fix="see docs/add-a-harness.md")
    return acts  # type: ignore[no-any-return]


@dataclass
class ScriptedRun:
    """Plays one adapter in a container."""

    acts: Acts
    container: AgentContainer
    journal: Journal
    watch: Watch
    max_steps: int
    _step: int = field(default=0, init=False)

    def play(self) -> EndEvent:
        """Act until the adapter ends or a budget does.

        Raises:
            Halted: the run is being stopped.
        """
        shell = Shell(self.container.stream)
        try:
            command = next(self.acts)
            while True:
                if isinstance(command, Say):
                    purpose: Literal["side", "final"] = "side" if command.compaction else "final"
                    self.journal.record(
                        TurnEvent(purpose=purpose, compaction=command.compaction, text=command.text[:4000])
                    )
                    command = self.acts.send(CommandResult(0, b""))
                    continue
                if self._step == self.max_steps:
                    return EndEvent(reason="step-budget", exit_code=None, claimed_done=False)
                if self.watch.over_disk():
                    return EndEvent(reason="disk-budget", exit_code=None, claimed_done=False)
                result = self._act(shell, command)
                if result is None:
                    return self._gone()
                command = self.acts.send(result)
        except StopIteration as stop:
            ending: Ending = stop.value or Ending()
            return EndEvent(
                reason="done" if ending.exit_code == 0 else "exit",
                exit_code=ending.exit_code,
                claimed_done=ending.claimed_done,
                detail=ending.detail,
            )
        finally:
            self.acts.close()

    def _act(self, shell: Shell, command: str) -> CommandResult | None:
        self._step += 1
        call = ToolCall(tool=TOOL, arguments=command[:4000])
        self.journal.record(StepEvent(step=self._step, calls=(call,)))
        try:
            result = shell.run(command, self.watch.left())
        except (StreamEnded, StreamTimeout):
            return None
        self.journal.record(
            ObservationEvent(
                step=self._step,
                digest=hashlib.sha256(b"%d " % result.status + result.output).hexdigest(),
                excerpt=result.output.decode("utf-8", "replace")[:2000],
                failed=result.status != 0,
            )
        )
        self.journal.settle(self._step)
        return result

    def _gone(self) -> EndEvent:
        self.watch.over_disk()  # raises Halted if it was us who took the container away
        if self.watch.left() == 0:
            return EndEvent(reason="time-budget", exit_code=None, claimed_done=False)
        exited = self.container.poll()
        if exited is not None and exited.out_of_memory:
            return EndEvent(reason="out-of-memory", exit_code=exited.code, claimed_done=False)
        return EndEvent(
            reason="exit", exit_code=exited.code if exited else None, claimed_done=False, detail="the shell ended"
        )
