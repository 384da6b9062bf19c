"""Real clients: launched in the sealed container, watched, and ended when a budget is.

The container's main process starts the forwarder, which turns a port on the container's loopback into
the gateway's socket, and then becomes the client. Its exit status is the container's; what it printed
last may say that the status tells a lie.
"""

import re
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmark.gateway import Gateway
from benchmark.harness.deadline import Watch
from benchmark.sandbox.agent import AgentContainer, Exited
from benchmark.spec.harness import Exit
from benchmark.spec.step import EndEvent

_MAX_LOG = 16 * 1024 * 1024
_TAIL = 64 * 1024
_POLL = 0.1


class Output:
    """What a client prints, over all its lives: kept in a file up to a cap, and the end of it in memory."""

    def __init__(self, log: Path) -> None:
        self._log = log
        self._written = 0
        self._tail = b""
        self.ended = threading.Event()

    @property
    def tail(self) -> str:
        """The last 64 KiB of what the present life printed."""
        return self._tail.decode("utf-8", "replace")

    def whole(self) -> str:
        """What all lives printed, up to the cap."""
        return self._log.read_text(encoding="utf-8", errors="replace") if self._log.exists() else ""

    def follow(self, stream: Any) -> None:
        """Begin to copy what a container prints; `ended` is set when it does so no more."""
        self._tail = b""
        self.ended = threading.Event()
        threading.Thread(target=self._copy, args=(stream, self.ended), daemon=True).start()

    def _copy(self, stream: Any, ended: threading.Event) -> None:
        source = getattr(stream, "_sock", stream)
        source.settimeout(None)
        try:
            with self._log.open("ab") as file:
                while header := _exactly(source, 8):
                    size = int.from_bytes(header[4:8], "big")
                    while size:
                        data = source.recv(min(size, 65536))
                        if not data:
                            return
                        size -= len(data)
                        file.write(data[: max(0, _MAX_LOG - self._written)])
                        self._written += len(data)
                        self._tail = (self._tail + data)[-_TAIL:]
                    file.flush()
        except (OSError, ValueError):
            return  # the container was removed under us: that is its end
        finally:
            ended.set()


def watch_client(
    container: AgentContainer,
    gateway: Gateway,
    watch: Watch,
    output: Output,
    exits: Exit,
    kill_now: Callable[[], bool] | None = None,
) -> EndEvent | None:
    """Wait for the client's end, or end it; `output` must follow the container already.

    Args:
        container: where the client runs.
        gateway: what it talks to.
        watch: its clock and its disk.
        output: what it prints.
        exits: what its last words mean.
        kill_now: asked again and again; None comes back when it says yes.

    Raises:
        Halted: the run is being stopped.
    """
    while not output.ended.wait(_POLL if kill_now is None else _POLL / 5):
        if gateway.exhausted.is_set():
            return _stopped(gateway)
        if watch.over_disk():
            return EndEvent(reason="disk-budget", exit_code=None, claimed_done=False)
        if watch.left() == 0:
            return EndEvent(reason="time-budget", exit_code=None, claimed_done=False)
        if kill_now is not None and kill_now():
            return None
    watch.over_disk()  # raises Halted if it was us who took the container away
    if gateway.exhausted.is_set():
        return _stopped(gateway)  # a client that ends by itself on being told was stopped all the same
    exited = container.poll()
    while exited is None and watch.left() > 0:
        exited = container.poll()
    if exited is None:
        return EndEvent(reason="time-budget", exit_code=None, claimed_done=False)
    if exited.out_of_memory:
        return EndEvent(reason="out-of-memory", exit_code=exited.code, claimed_done=False)
    return _ending(exited, output.tail, exits, gateway.finished)


def _stopped(gateway: Gateway) -> EndEvent:
    """The end that the gateway decided."""
    if gateway.fault is not None:
        raise gateway.fault
    return EndEvent(reason=gateway.spent or "step-budget", exit_code=None, claimed_done=False)


def _ending(exited: Exited, tail: str, exits: Exit, finished: bool) -> EndEvent:
    """How the client ended by itself: its status, unless what it printed last knows better."""
    gave_up = next((found for text in exits.gave_up if (found := re.search(text, tail))), None)
    said_done = any(re.search(text, tail) for text in exits.done) if exits.done else exited.code == 0
    return EndEvent(
        reason="done" if exited.code == 0 else "exit",
        exit_code=exited.code,
        claimed_done=exited.code == 0 and finished and said_done and gave_up is None,
        gave_up=gave_up is not None,
        detail=f"gave up: {gave_up[0][:200]}" if gave_up else "",
    )


def _exactly(source: Any, size: int) -> bytes:
    data = b""
    while len(data) < size:
        part = source.recv(size - len(data))
        if not part:
            return b""
        data += part
    return data
