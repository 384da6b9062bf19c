"""A persistent shell in the agent's container: a command costs a fork, not an engine call.

The container's main process is a loop that reads a command's length and bytes, runs it with
`bash -c`, and answers with its output, then a random mark and the exit status. It runs as the agent's user and is as
trusted as the agent: what it answers is an observation, never a measurement.
"""

import secrets
import time
from dataclasses import dataclass
from typing import Any

from benchmark.sandbox.stream import Stream, StreamEnded

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


@dataclass(frozen=True)
class CommandResult:
    """A command's exit status and its output (stdout and stderr, at most 1 MiB)."""

    status: int
    output: bytes


class Shell:
    """Talks to `LOOP` over the container's attached stream."""

    def __init__(self, attached: Any) -> None:
        self._stream = Stream(attached, most=MAX_OUTPUT + 1024)

    def run(self, command: str, timeout: float) -> CommandResult:
        """Run one command; at most `timeout` seconds.

        Raises:
            StreamEnded: the shell, or its container, is gone.
            StreamTimeout: no answer in time; the container must be removed.
        """
        deadline = time.monotonic() + timeout
        data = command.encode()
        mark = secrets.token_hex(8).encode()
        self._stream.send(b"%d %s\n%s" % (len(data), mark, data), timeout)
        output = self._stream.until(b"\n" + mark + b" ", deadline - time.monotonic())
        status = self._stream.until(b"\n", deadline - time.monotonic())
        if not status.isdigit():
            raise StreamEnded("the shell answered what it can't have")
        return CommandResult(int(status) & 0xFF, output)
