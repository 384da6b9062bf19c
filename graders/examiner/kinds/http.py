"""The http kind: the artifact's server runs in the clean room, in front of back-ends that tell what reached them.

The driver is trusted and runs as the exhibit user, like the server; it asks what the examiner drew for this grade and
brings back whole responses, which the examiner judges. A server that forges them has to know what was asked.
"""

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from examiner.kinds import _driver
from examiner.kinds._driver import Program

_DRIVER = """
import base64, http.client, http.server, json, os, socket, subprocess, sys, threading, time
job = json.loads(sys.stdin.buffer.read())
class Echo(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    def answer(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        port = self.server.server_address[1]
        told = {"port": port, "method": self.command, "path": self.path, "length": len(body)}
        told["headers"] = {name.lower(): value for name, value in self.headers.items()}
        data = json.dumps(told).encode()
        status = next((s for part, p, s in job["failing"] if p == port and part in self.path), 200)
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)
    do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = answer
    def log_message(self, *arguments):
        pass
class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
for port in job["backends"]:
    threading.Thread(target=Server(("127.0.0.1", port), Echo).serve_forever, daemon=True).start()
server = subprocess.Popen(job["command"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
for _ in range(400):
    if server.poll() is not None:
        print("\\x1e" + json.dumps({"failed": server.stderr.read().decode("utf-8", "replace")[-400:]}), flush=True)
        os._exit(0)
    try:
        socket.create_connection(("127.0.0.1", job["port"]), 1).close()
        break
    except OSError:
        time.sleep(0.05)
for ask in job["requests"]:
    for path, text in ask["files"].items():
        if text is None:
            os.path.exists(path) and os.unlink(path)
        else:
            with open(path, "w") as file:
                file.write(text)
    try:
        connection = http.client.HTTPConnection("127.0.0.1", job["port"], timeout=10)
        connection.putrequest(ask["method"], ask["path"], skip_host=True, skip_accept_encoding=True)
        body = b"x" * ask["body"]
        for name, value in ask["headers"].items():
            connection.putheader(name, value)
        if body or ask["method"] in ("POST", "PUT"):
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders()
        try:
            connection.send(body)
        except OSError:
            pass  # a server may answer before it has read a body that is too large
        response = connection.getresponse()
        data = response.read(262144)
        told = {"status": response.status, "body": base64.b64encode(data).decode()}
        told["headers"] = [[name.lower(), value] for name, value in response.getheaders()]
    except (OSError, http.client.HTTPException) as error:
        told = {"status": 0, "body": "", "headers": [], "error": type(error).__name__}
    print("\\x1e" + json.dumps(told), flush=True)
server.kill()
os._exit(0)
"""


@dataclass(frozen=True)
class Request:
    """One request.

    Attributes:
        path: what stands in the request line.
        host: the Host header.
        method: GET, POST, ...
        headers: more headers.
        body: bytes of body to send.
        files: relative path -> text to write (None: remove) in the server's folder before asking.
    """

    path: str
    host: str
    method: str = "GET"
    headers: Mapping[str, str] = field(default_factory=dict)
    body: int = 0
    files: Mapping[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Response:
    """What came back; status 0 if nothing did."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str | None:
        """The one header of that name; None if there is none or more than one."""
        found = [value for key, value in self.headers if key == name.lower()]
        return found[0] if len(found) == 1 else None

    def echo(self) -> dict[str, Any]:
        """What the back-end said reached it; empty if this is not a back-end's answer."""
        try:
            told = json.loads(self.body)
        except (ValueError, RecursionError):
            return {}
        return told if isinstance(told, dict) and "port" in told else {}


NOTHING = Response(0, (), b"")


def ask(
    exhibit: Program,
    command: Sequence[str],
    requests: Sequence[Request],
    *,
    port: int = 8080,
    backends: Sequence[int] = (),
    failing: Sequence[tuple[str, int, int]] = (),
    timeout: float = 40.0,
) -> list[Response]:
    """Start the server in a private copy of the artifact, ask, and end it.

    Args:
        exhibit: who runs it.
        command: how the server is started.
        requests: asked one after the other.
        port: where it listens, on 127.0.0.1.
        backends: ports of servers behind it; they answer 200 and tell in JSON what reached them.
        failing: (part of a path, back-end, status): what a back-end answers instead.
        timeout: seconds of wall clock for everything.

    Raises:
        AssertionError: the server did not start.
    """
    told = [
        {"path": one.path, "method": one.method, "headers": {"Host": one.host, **one.headers}, "body": one.body,
         "files": dict(one.files)}
        for one in requests
    ]  # fmt: skip
    job = {
        "command": list(command),
        "requests": told,
        "port": port,
        "backends": list(backends),
        "failing": list(failing),
    }
    found = []
    for line in _driver.ask(exhibit, _DRIVER, job, timeout=timeout, writable=True)[: len(requests)]:
        answer = json.loads(line)
        if "failed" in answer:
            raise AssertionError(f"the server ends at once: {answer['failed']}")
        headers = tuple((str(name), str(value)) for name, value in answer["headers"])
        found.append(Response(int(answer["status"]), headers, base64.b64decode(answer["body"])))
    return found + [NOTHING] * (len(requests) - len(found))
