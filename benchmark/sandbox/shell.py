"""A persistent shell in the agent's container: a command costs a fork, not an engine call.

The container's main process is a loop that reads a command's length and bytes, runs it with
`bash -c`, and answers with its output, then a random mark and the exit status. It runs as the agent's user and is as
trusted as the agent: what it answers is an observation, never a measurement.
"""

import contextlib
import secrets
import select
import socket
import struct
import time
from dataclasses import dataclass
from typing import Any

MAX_OUTPUT = 1024 * 1024
"""Bytes of a command's output that come back."""

LOOP = f"""
while IFS=' ' read -r size mark; do
  LC_ALL=C IFS= read -r -d '' -N "$size" command
  bash -c "$command" </dev/null >/tmp/.output 2>&1
  status=$?
  if [ -s /tmp/.output ]; then head -c {MAX_OUTPUT} /tmp/.output; fi
  printf '\\n%s %s\\n' "$mark" "$status"
done
"""

COMMAND = ("bash", "-c", LOOP)

_FRAME = struct.Struct(">BxxxL")


class ShellGone(Exception):
    """The shell ended, or answered what it can't have."""


class ShellTimeout(Exception):
    """The command did not end in time."""


@dataclass(frozen=True)
class CommandResult:
    """A command's exit status and its output (stdout and stderr, at most 1 MiB)."""

    status: int
    output: bytes


class Shell:
    """Talks to `LOOP` over the container's attached stream."""

    def __init__(self, stream: Any) -> None:
        self._socket: socket.socket = getattr(stream, "_sock", stream)
        self._stream = stream
        self._received = bytearray()

    def run(self, command: str, timeout: float) -> CommandResult:
        """Run one command; at most `timeout` seconds.

        Raises:
            ShellGone: the shell, or its container, ended.
            ShellTimeout: no answer in time; the container must be removed.
        """
        deadline = time.monotonic() + timeout
        data = command.encode()
        mark = secrets.token_hex(8).encode()
        try:
            self._socket.settimeout(timeout)
            self._socket.sendall(b"%d %s\n%s" % (len(data), mark, data))
        except TimeoutError:
            raise ShellTimeout from None
        except OSError as error:
            raise ShellGone(str(error)) from None
        output = self._until(b"\n" + mark + b" ", deadline)
        status = self._until(b"\n", deadline)
        if not status.isdigit():
            raise ShellGone("the shell answered what it can't have")
        return CommandResult(int(status) & 0xFF, output)

    def close(self) -> None:
        """End the shell."""
        with contextlib.suppress(OSError):
            self._stream.close()

    def _until(self, end: bytes, deadline: float) -> bytes:
        searched = 0
        while (found := self._received.find(end, searched)) < 0:
            searched = max(0, len(self._received) - len(end))
            if len(self._received) > MAX_OUTPUT + 1024:
                raise ShellGone("the shell answered what it can't have")
            self._receive(deadline)
        data = bytes(self._received[:found])
        del self._received[: found + len(end)]
        return data

    def _receive(self, deadline: float) -> None:
        kind, size = _FRAME.unpack(self._raw(_FRAME.size, deadline))
        data = self._raw(size, deadline)
        if kind == 1:
            self._received += data

    def _raw(self, size: int, deadline: float) -> bytes:
        data = bytearray()
        while len(data) < size:
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([self._socket], [], [], left)[0]:
                raise ShellTimeout
            try:
                part = self._socket.recv(min(size - len(data), 1 << 16))
            except OSError as error:
                raise ShellGone(str(error)) from None
            if not part:
                raise ShellGone("the container ended")
            data += part
        return bytes(data)
