"""A container's attached stream: bytes in, what its main process prints out, with a deadline."""

import contextlib
import select
import socket
import struct
import time
from typing import Any

_FRAME = struct.Struct(">BxxxL")
_STDOUT = 1


class StreamEnded(Exception):
    """The container ended, or sent more than it can have."""


class StreamTimeout(Exception):
    """No answer in time."""


class Stream:
    """Talks to a container's main process.

    Args:
        attached: what the engine's SDK gives for an attached container without a terminal.
        most: bytes that may come before what is waited for.
    """

    def __init__(self, attached: Any, most: int = 1 << 20) -> None:
        self._attached = attached
        self._socket: socket.socket = getattr(attached, "_sock", attached)
        self._received = bytearray()
        self._most = most

    def send(self, data: bytes, timeout: float) -> None:
        """Write to the process's standard input.

        Raises:
            StreamTimeout: it does not read.
            StreamEnded: it is gone.
        """
        try:
            self._socket.settimeout(max(timeout, 0.001))
            self._socket.sendall(data)
        except TimeoutError:
            raise StreamTimeout from None
        except OSError as error:
            raise StreamEnded(str(error)) from None

    def until(self, end: bytes, timeout: float) -> bytes:
        """Its standard output up to `end`, which is taken and left out.

        Raises:
            StreamTimeout: `end` did not come in time.
            StreamEnded: the process is gone, or more came than may.
        """
        deadline = time.monotonic() + timeout
        searched = 0
        while (found := self._received.find(end, searched)) < 0:
            searched = max(0, len(self._received) - len(end))
            if len(self._received) > self._most:
                raise StreamEnded("it sent more than it can have")
            kind, size = _FRAME.unpack(self._raw(_FRAME.size, deadline))
            data = self._raw(size, deadline)
            if kind == _STDOUT:
                self._received += data
        data = bytes(self._received[:found])
        del self._received[: found + len(end)]
        return data

    def close(self) -> None:
        """Let go of it."""
        with contextlib.suppress(OSError):
            self._attached.close()

    def _raw(self, size: int, deadline: float) -> bytes:
        data = bytearray()
        while len(data) < size:
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([self._socket], [], [], left)[0]:
                raise StreamTimeout
            try:
                part = self._socket.recv(min(size - len(data), 1 << 16))
            except OSError as error:
                raise StreamEnded(str(error)) from None
            if not part:
                raise StreamEnded("the container ended")
            data += part
        return bytes(data)
