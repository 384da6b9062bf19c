"""Runs the four servers of the artifact in a private copy of it, as the exhibit user, and does what a plan says.

What takes them how long is not measured: the driver goes on when every thread of every server sleeps and has used no
processor time for a while, so a busy machine can't make it ask too early. A secondary lets half a second pass between
two transfers, so it is given twice that.
"""

import base64
import json
from typing import Any

from examiner.kinds import _driver
from wire import question

PORT = 5300
SERVERS = {"primary": "127.0.0.1", "yard": "127.0.0.3", "secondary": "127.0.0.2", "resolver": "127.0.0.4"}
STARTS = (("primary", "yard"), ("secondary",), ("resolver",))
"""Who is started together; the others find these ready."""

_DRIVER = """
import base64, glob, json, os, socket, subprocess, sys, time
job = json.loads(sys.stdin.buffer.read())
for pattern in job["stale"]:
    for path in glob.glob(pattern, recursive=True):
        os.unlink(path)
for path, text in job["files"].items():
    with open(path, "w") as file:
        file.write(text)
servers, silent, busy = {}, {}, False

def threads():
    found = []
    for server in servers.values():
        for path in glob.glob(f"/proc/{server.pid}/task/*/stat") if server.poll() is None else ():
            try:
                with open(path) as file:
                    words = file.read().rpartition(")")[2].split()
            except OSError:
                continue
            found.append((path, words[0] == "S", words[11], words[12]))
    return found

def settle(rest):
    before, since, end = None, time.monotonic(), time.monotonic() + 25
    while time.monotonic() < min(since + rest, end):
        time.sleep(0.03)
        now = threads()
        if now != before or not all(asleep for _, asleep, _, _ in now):
            before, since = now, time.monotonic()

def ask(step):
    if silent.get(step["server"], 0) > 1:
        return b""
    query, server = base64.b64decode(step["query"]), (step["server"], job["port"])
    try:
        if not step["tcp"]:
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as client:
                client.settimeout(8)
                client.bind((step["source"], 0))
                client.connect(server)
                client.send(query)
                answer = client.recv(65535)
            if len(answer) < 3 or not answer[2] & 2:
                return answer
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as client:
            client.settimeout(8)
            client.bind((step["source"], 0))
            client.connect(server)
            client.sendall(len(query).to_bytes(2, "big") + query)
            with client.makefile("rb") as stream:
                return stream.read(int.from_bytes(stream.read(2), "big"))
    except TimeoutError:
        silent[step["server"]] = silent.get(step["server"], 0) + 1
    except OSError:
        pass
    return b""

def state(name):
    # named signs a zone while it serves it already, and a secondary fetches its zones one after the other.
    if servers[name].poll() is not None:
        return "ended"
    text = ""
    for path in glob.glob(name + "/*.conf"):
        with open(path, errors="replace") as file:
            text += file.read()
    found = "ready"
    for zone, (keys, none) in job["queries"][name].items():
        if '"' + zone + '"' not in text:
            continue
        told = {"server": job["servers"][name], "source": "127.0.0.1", "tcp": True}
        answer, denial = ask({**told, "query": keys}), ask({**told, "query": none})
        if len(answer) < 12 or not answer[2] & 4:
            found = "unsigned" if found == "ready" else found
        elif answer.count(bytes([0, 48, 0, 1])) < 2:
            found = "unsigned" if "dnssec-policy" in text and found == "ready" else found
        elif bytes([0, 46, 0, 1]) not in answer or not any(bytes([0, kind, 0, 1]) in denial for kind in (47, 50)):
            found = "half"
    return found

def start(names):
    for name in names:
        with open(name + ".log", "wb") as log:
            servers[name] = subprocess.Popen(job["command"], cwd=name, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                                             env={**os.environ, "LD_PRELOAD": job["preload"]})
    end = time.monotonic() + 20
    for name in names:
        while servers[name].poll() is None and time.monotonic() < end:
            with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as client:
                if client.connect_ex((job["servers"][name], job["port"])) == 0:
                    break
            time.sleep(0.03)
    settle(1.0 if "secondary" in names else 0.5)
    end = time.monotonic() + 20
    late = time.monotonic() + 4
    while time.monotonic() < end and (found := [state(name) for name in names if name in job["queries"]]):
        if "half" not in found and ("unsigned" not in found or time.monotonic() > late):
            break
        settle(0.5)

for step in job["steps"]:
    told = None
    if "start" in step:
        start(step["start"])
    elif "run" in step:
        try:
            done = subprocess.run(step["run"], input=step["input"].encode(), capture_output=True, timeout=20)
            told = [done.returncode, done.stdout.decode("latin-1")[-40000:]]
        except (OSError, subprocess.TimeoutExpired):
            told = [-1, ""]
        busy = True
    elif "ended" in step:
        told = {}
        for name, server in servers.items():
            if server.poll() is not None:
                with open(name + ".log", "rb") as log:
                    told[name] = log.read()[-600:].decode("latin-1")
    else:
        if busy:
            settle(0.2)
            busy = False
        told = base64.b64encode(ask(step)).decode()
    print("\\x1e" + json.dumps(told), flush=True)
for server in servers.values():
    server.kill()
os._exit(0)
"""


def _readiness(server: str) -> dict[str, list[str]]:
    """By zone: what asks for its keys, and for a name that it lacks."""
    zones = ("yard.harbour.test", "128-255.7.44.10.in-addr.arpa")
    found = {}
    for zone in zones if server == "yard" else ("harbour.test", "7.44.10.in-addr.arpa"):
        asked = question(zone, "DNSKEY", 1, recurse=False, dnssec=True)
        none = question(f"nobody-has-this-name.{zone}", "A", 1, recurse=False, dnssec=True)
        found[zone] = [base64.b64encode(one).decode() for one in (asked, none)]
    return found


def play(exhibit: Any, files: dict[str, str], steps: list[dict[str, Any]]) -> list[Any]:
    """What came of each step.

    Args:
        exhibit: who runs the servers.
        files: path -> text of what is given anew for this grade.
        steps: `start` of servers, `run` of a program with `input`, `ended`, or a `query` (base64) for a `server`.

    Returns:
        Of a query the answer in base64, of a run [status, output], of `ended` the servers that ended and their
        last words; None for what was not reached.
    """
    job = {
        "command": ["/usr/sbin/named", "-4", "-n", "1", "-g", "-c", "named.conf"],
        "preload": "/usr/local/lib/loopback.so",
        "port": PORT,
        "servers": SERVERS,
        "stale": ["**/*.jnl", "**/*.jbk", "**/*.signed", "secondary/copies/*"],
        "queries": {name: _readiness(name) for name in SERVERS if name != "resolver"},
        "files": files,
        "steps": steps,
    }
    lines = _driver.ask(exhibit, _DRIVER, job, timeout=110, writable=True)
    told = [json.loads(line) for line in lines[: len(steps)]]
    return told + [None] * (len(steps) - len(told))


def datagram(told: Any) -> bytes:
    """The answer that a query's step brought."""
    return base64.b64decode(told) if isinstance(told, str) else b""
