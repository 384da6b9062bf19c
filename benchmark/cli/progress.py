"""Progress of a run on a terminal: a bar a trial with live step counts; plain lines elsewhere."""

import sys
import time
from types import TracebackType

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, TaskID, TextColumn, TimeElapsedColumn

from benchmark.engine.runtime import Runtime

_EVERY = 15.0
"""Seconds between two lines where there is no terminal."""


def bars(*more: ProgressColumn, disable: bool = False) -> Progress:
    """Bars on standard error, with more columns behind the description."""
    return Progress(
        TextColumn("{task.description}"),
        *more,
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        disable=disable,
    )


class Display:
    """Shows a runtime's progress on standard error; silent if asked."""

    def __init__(self, quiet: bool) -> None:
        self._quiet = quiet
        self._bars: dict[str, TaskID] = {}
        self._live = sys.stderr.isatty() and not quiet
        self._progress = bars(TextColumn("{task.fields[phase]:>8}"))
        self._said: set[str] = set()
        self._messages = 0
        self._last = time.monotonic()

    def __enter__(self) -> "Display":
        if self._live:
            self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._live:
            self._progress.stop()

    def show(self, runtime: Runtime) -> None:
        """Called often by the runner's main thread."""
        if self._quiet:
            return
        for message in runtime.messages[self._messages :]:
            self._messages += 1
            if self._live:
                self._progress.console.print(message, highlight=False)
            else:
                click.echo(message, err=True)
        if self._live:
            self._update(runtime)
        else:
            self._lines(runtime)

    def _update(self, runtime: Runtime) -> None:
        for trial, at in list(runtime.progress.items()):
            if at.phase == "waiting":
                continue
            if trial not in self._bars:
                self._bars[trial] = self._progress.add_task(trial, phase=at.phase, total=None)
            total = at.total or None
            over = at.over
            self._progress.update(
                self._bars[trial], phase=at.phase, completed=1 if over else at.done, total=1 if over else total
            )
            if over:
                self._progress.stop_task(self._bars[trial])

    def _lines(self, runtime: Runtime) -> None:
        over = [trial for trial, at in runtime.progress.items() if at.over]
        for trial in over:
            if trial not in self._said:
                self._said.add(trial)
                click.echo(
                    f"[{len(self._said)}/{len(runtime.progress)}] {trial}: {runtime.progress[trial].phase}", err=True
                )
        now = time.monotonic()
        if now - self._last >= _EVERY:
            self._last = now
            for trial, at in runtime.progress.items():
                if not at.over and at.phase != "waiting":
                    click.echo(f"  {trial}: {at.phase} {at.done}{f'/{at.total}' if at.total else ''}", err=True)
