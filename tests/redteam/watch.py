"""Watches from the host what attacks do in containers: canary processes by name, and how each clean room was made.

An exhibit has no way to tell anybody that it ran; a process of a name that nobody else has can be seen from outside.
"""

import contextlib
import os
import threading
import time
from dataclasses import dataclass, field
from typing import Any

import docker

_EVERY = 0.04
_YOUNG = 1.0
"""Seconds for which a process may still become another program."""


@dataclass
class Sighting:
    """A canary process, as the host saw it."""

    name: str
    uids: set[int] = field(default_factory=set)
    first: float = 0.0
    last: float = 0.0


class Watch:
    """Runs beside `bench run`; use as a context manager.

    Attributes:
        sightings: canary's name -> when it was alive, and as whom.
        rooms: trial -> how its clean rooms were made (the engine's inspection) and when.
    """

    def __init__(self, mark: str) -> None:
        self._mark = mark.encode()
        self._stop = threading.Event()
        self._client = docker.from_env()
        self.sightings: dict[str, Sighting] = {}
        self.containers: dict[str, list[dict[str, Any]]] = {}
        self._threads: list[threading.Thread] = []
        self._events: Any = None

    def __enter__(self) -> "Watch":
        self._events = self._client.events(decode=True, filters={"type": "container", "event": ["start", "die"]})
        for target in (self._processes, self._rooms):
            self._threads.append(threading.Thread(target=target, daemon=True))
            self._threads[-1].start()
        return self

    def __exit__(self, *_: object) -> None:
        time.sleep(0.2)
        self._stop.set()
        self._events.close()
        for thread in self._threads:
            thread.join(5)
        self._client.close()

    def alive(self) -> list[str]:
        """The canaries that are alive now."""
        found = []
        for pid in (name for name in os.listdir("/proc") if name.isdigit()):
            with contextlib.suppress(OSError), open(f"/proc/{pid}/cmdline", "rb") as file:
                name = file.read(200)
                if name.startswith(self._mark):
                    found.append(name.split(b"\0")[0].decode())
        return found

    def _processes(self) -> None:
        known: dict[str, float] = {}
        while not self._stop.wait(_EVERY):
            now = time.monotonic()
            pids = {name for name in os.listdir("/proc") if name.isdigit()}
            for pid in pids:
                if now - known.setdefault(pid, now) < _YOUNG or known[pid] == 0:
                    self._look(pid, now, known)
            known = {pid: since for pid, since in known.items() if pid in pids}

    def _look(self, pid: str, now: float, known: dict[str, float]) -> None:
        try:
            with open(f"/proc/{pid}/cmdline", "rb") as file:
                name = file.read(200).split(b"\0")[0]
            if not name.startswith(self._mark):
                return
            uid = os.stat(f"/proc/{pid}").st_uid
        except OSError:
            return
        known[pid] = 0  # looked at as long as it lives
        seen = self.sightings.setdefault(name.decode(), Sighting(name.decode(), first=now))
        seen.uids.add(uid)
        seen.last = now

    def _rooms(self) -> None:
        for event in self._events:
            labels = event["Actor"]["Attributes"]
            trial = labels.get("endurance-gap.trial")
            if not trial:
                continue
            entry = {"event": event["Action"], "at": event["timeNano"] / 1e9, "id": event["id"], "labels": labels}
            if event["Action"] == "start":
                with contextlib.suppress(docker.errors.APIError):
                    entry["inspect"] = self._client.api.inspect_container(event["id"])
            self.containers.setdefault(trial, []).append(entry)
