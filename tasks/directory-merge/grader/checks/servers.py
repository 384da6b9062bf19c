"""Runs the artifact's migration, and then a slapd with its configuration, each in a private copy as the exhibit user.

The two are apart, so that what migrates never sees what is asked afterwards. The questions come as whole LDAP
messages and the answers go back as they are: the driver knows nothing of what is right.
"""

import base64
import json
from typing import Any

from examiner.kinds import _driver

_MIGRATE = """
import json, os, resource, shutil, subprocess, sys
job = json.loads(sys.stdin.buffer.read())
shutil.rmtree("exports", ignore_errors=True)
os.makedirs("exports")
for path, text in job["files"].items():
    with open(path, "wb") as file:
        file.write(text.encode("latin-1"))
resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
try:
    done = subprocess.run([job["python"], "-m", "migrate", "exports", "merged.ldif"], stdin=subprocess.DEVNULL,
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=60)
    with open("merged.ldif", "rb") as file:
        told = [done.returncode, file.read(4000000).decode("latin-1"), done.stderr[-300:].decode("latin-1")]
except (OSError, subprocess.TimeoutExpired) as error:
    told = [-1, "", str(error)]
print("\\x1e" + json.dumps(told), flush=True)
os._exit(0)
"""

_SERVE = """
import base64, glob, json, os, shutil, socket, subprocess, sys, time, urllib.parse
job = json.loads(sys.stdin.buffer.read())
shutil.rmtree("run", ignore_errors=True)
for name in ("main", "log"):
    os.makedirs("run/" + name)
for path, text in job["files"].items():
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    with open(path, "wb") as file:
        file.write(text.encode("latin-1"))
at = os.getcwd() + "/run/ldapi"
url = "ldapi://" + urllib.parse.quote(at, safe="")
with open("run/log.txt", "wb") as log:
    server = subprocess.Popen([job["slapd"], "-f", "run/slapd.conf", "-h", url, "-d", "none"], stdin=subprocess.DEVNULL,
                              stdout=log, stderr=log)
links, silent = {}, 0

def connected():
    link = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    link.settimeout(10)
    try:
        link.connect(at)
    except OSError:
        link.close()
        return None
    return link

def started():
    end = time.monotonic() + 30
    while server.poll() is None and time.monotonic() < end:
        link = connected()
        if link:
            link.close()
            return True
        time.sleep(0.01)
    return False

def exactly(link, size):
    data = b""
    while len(data) < size:
        more = link.recv(min(65536, size - len(data)))
        if not more:
            raise OSError("closed")
        data += more
    return data

def received(link):
    head = exactly(link, 2)
    size = head[1]
    if size & 128:
        more = exactly(link, size & 127)
        head, size = head + more, int.from_bytes(more, "big")
    if size > 4000000:
        raise OSError("too much")
    return head + exactly(link, size)

def ends(message):
    # behind the header and the number of the message
    at = 2 + (message[1] & 127 if message[1] & 128 else 0)
    at += 2 + message[at + 1]
    return message[at] not in (0x64, 0x73, 0x79)

def asked(name, request):
    global silent
    if silent > 1:
        return b""
    link, answer = links.get(name) or connected(), b""
    try:
        if link is None:
            return b""
        links[name] = link
        link.sendall(request)
        while True:
            message = received(link)
            answer += message
            if ends(message):
                if name.startswith("try "):
                    links.pop(name).close()
                return answer
            if len(answer) > 4000000:
                raise OSError("too much")
    except OSError as error:
        silent += isinstance(error, TimeoutError)
        link.close()
        links.pop(name, None)
        return b""

def load(path):
    try:
        argv = [job["ldapadd"], "-c", "-x", "-H", url, "-D", job["root"], "-w", job["secret"], "-f", path]
        done = subprocess.run(argv, stdin=subprocess.DEVNULL, capture_output=True, timeout=40)
        return [done.returncode, done.stderr[-4000:].decode("latin-1")]
    except (OSError, subprocess.TimeoutExpired) as error:
        return [-1, str(error)]

def threads():
    # what each thread of the server is at: whether it sleeps, and the processor time that it used
    found = []
    for path in glob.glob(f"/proc/{server.pid}/task/*/stat"):
        try:
            with open(path) as file:
                words = file.read().rpartition(")")[2].split()
        except OSError:
            continue
        found.append((path, words[0] == "S", words[11], words[12]))
    return found

def settled():
    before, since, end = None, time.monotonic(), time.monotonic() + 20
    while time.monotonic() < min(since + 0.1, end):
        now = threads()
        if now != before or not all(asleep for _, asleep, _, _ in now):
            before, since = now, time.monotonic()
        time.sleep(0.01)

up = started()
with open("run/log.txt", "rb") as log:
    print("\\x1e" + json.dumps([up, log.read()[:400].decode("latin-1")]), flush=True)
loaded = [load(path) for path in sorted(glob.glob("data/*.ldif")) + ["merged.ldif"] if up]
print("\\x1e" + json.dumps(loaded), flush=True)
for name, request in job["steps"] if up else ():
    if not name:
        settled()
    answer = asked(name, base64.b64decode(request)) if name else b""
    print("\\x1e" + base64.b64encode(answer).decode(), flush=True)
server.kill()
os._exit(0)
"""


def migrated(exhibit: Any, exports: dict[str, bytes], *, python: str = "/usr/bin/python3") -> tuple[int, str, str]:
    """The status, the LDIF (each byte a character) and the last words of the artifact's migration."""
    files = {f"exports/{name}": text.decode("latin-1") for name, text in exports.items()}
    lines = _driver.ask(exhibit, _MIGRATE, {"files": files, "python": python}, timeout=70, writable=True)
    told = json.loads(lines[0]) if lines else [-1, "", "it brought nothing to an end"]
    return told[0], told[1], told[2]


def served(
    exhibit: Any, files: dict[str, str], secret: str, root: str, steps: list[tuple[str, bytes]]
) -> tuple[str, list[Any], list[bytes]]:
    """Start the server, load `data/*.ldif` and `merged.ldif`, and ask.

    Args:
        exhibit: who runs it.
        files: path -> text, each byte a character; `run/slapd.conf`, `merged.ldif` and what is given anew.
        secret: the password of `root`, the name which loads.
        root: that name.
        steps: a name of a connection each, and the message to send there.

    Returns:
        Why the server did not start, or nothing; the outcomes of the loads; the answers, empty where none came.
    """
    job = {
        "slapd": "/usr/sbin/slapd",
        "ldapadd": "/usr/bin/ldapadd",
        "files": files,
        "secret": secret,
        "root": root,
        "steps": [(name, base64.b64encode(request).decode()) for name, request in steps],
    }
    lines = _driver.ask(exhibit, _SERVE, job, timeout=110, writable=True)
    up, log = json.loads(lines[0]) if lines else (False, "nothing came back")
    answers = [base64.b64decode(line) for line in lines[2 : 2 + len(steps)]]
    loads = json.loads(lines[1]) if len(lines) > 1 else []
    return "" if up else f"slapd does not start: {log}", loads, answers + [b""] * (len(steps) - len(answers))
