"""Real clients: launched in the sealed container, watched, and ended when a budget is.

The container's main process starts the forwarder, which turns a port on the container's loopback into
the gateway's socket, and then becomes the client. Its exit status is the container's.
"""

import os
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmark.gateway import Gateway
from benchmark.harness.deadline import Watch
from benchmark.sandbox.agent import HOME, AgentContainer
from benchmark.sandbox.images import AGENT_UID
from benchmark.spec.harness import HarnessSpec, Launch
from benchmark.spec.step import EndEvent

PORT = 8765
BASE_URL = f"http://127.0.0.1:{PORT}"

_START = '/opt/harness/bin/forward & exec "$@" </dev/null'
_MAX_LOG = 16 * 1024 * 1024
_POLL = 0.1


@dataclass(frozen=True)
class Launched:
    """What the container is to run."""

    command: tuple[str, ...]
    env: dict[str, str]


def prepare_launch(spec: HarnessSpec, home: Path, *, prompt: str, model: str, max_steps: int) -> Launched:
    """Fill in the manifest's launch and write its files into HOME."""
    launch = spec.launch
    if launch is None:
        raise ValueError(f"{spec.name} has no launch")
    values = {
        "prompt": prompt,
        "base_url": BASE_URL,
        "model": model,
        "max_steps": str(max_steps),
        "home": HOME,
    }
    _write_files(launch, home, values)
    command = ("/bin/bash", "-c", _START, "launch", *(_fill(part, values) for part in launch.argv))
    return Launched(command, {name: _fill(value, values) for name, value in launch.env.items()})


def watch_client(container: AgentContainer, gateway: Gateway, watch: Watch, log: Path) -> EndEvent:
    """Wait for the client's end, or end it.

    Raises:
        Halted: the run is being stopped.
    """
    ended = threading.Event()
    reader = threading.Thread(target=_copy_output, args=(container.stream, log, ended), daemon=True)
    reader.start()
    while not ended.wait(_POLL):
        if gateway.exhausted.is_set():
            if gateway.fault is not None:
                raise gateway.fault
            return EndEvent(reason="step-budget", exit_code=None, claimed_done=False)
        if watch.over_disk():
            return EndEvent(reason="disk-budget", exit_code=None, claimed_done=False)
        if watch.left() == 0:
            return EndEvent(reason="time-budget", exit_code=None, claimed_done=False)
    watch.over_disk()  # raises Halted if it was us who took the container away
    exited = container.poll()
    while exited is None and watch.left() > 0:
        exited = container.poll()
    if exited is None:
        return EndEvent(reason="time-budget", exit_code=None, claimed_done=False)
    if exited.out_of_memory:
        return EndEvent(reason="out-of-memory", exit_code=exited.code, claimed_done=False)
    return EndEvent(
        reason="done" if exited.code == 0 else "exit",
        exit_code=exited.code,
        claimed_done=exited.code == 0 and gateway.finished,
    )


def _write_files(launch: Launch, home: Path, values: dict[str, str]) -> None:
    own: Callable[[Path], None] = _give if os.getuid() == 0 else (lambda _: None)
    for name, content in launch.files.items():
        path = home / name
        for folder in reversed(path.relative_to(home).parents[:-1]):
            if not (home / folder).is_dir():
                (home / folder).mkdir()
                own(home / folder)
        path.write_text(_fill(content, values), encoding="utf-8")
        own(path)


def _give(path: Path) -> None:
    os.chown(path, AGENT_UID, AGENT_UID)


def _fill(template: str, values: dict[str, str]) -> str:
    """Put values into `{name}` places; any other brace stays, as JSON needs."""
    for name, value in values.items():
        if name != "prompt":
            template = template.replace("{" + name + "}", value)
    return template.replace("{prompt}", values["prompt"])


def _copy_output(stream: Any, log: Path, ended: threading.Event) -> None:
    """Copy what the client prints, up to a cap, until the container ends."""
    source = getattr(stream, "_sock", stream)
    source.settimeout(None)
    written = 0
    try:
        with log.open("wb") as file:
            while header := _exactly(source, 8):
                size = int.from_bytes(header[4:8], "big")
                while size:
                    data = source.recv(min(size, 65536))
                    if not data:
                        return
                    size -= len(data)
                    file.write(data[: max(0, _MAX_LOG - written)])
                    written += len(data)
                file.flush()
    except (OSError, ValueError):
        return  # the container was removed under us: that is its end
    finally:
        ended.set()


def _exactly(source: Any, size: int) -> bytes:
    data = b""
    while len(data) < size:
        part = source.recv(size - len(data))
        if not part:
            return b""
        data += part
    return data
