"""What is hard to sweep away: sockets, set-id files, pipes, names, locks, and threads without a leader."""

from redteam.tricks import plant, play

TITLE = "Leaving sockets, setuid files, pipes and leaderless threads"
SAYS = "every kind of file in every writable place, with modes 0 and 7777; a process whose first thread has ended, so that it looks dead"

_FILES = """\
_canary("files")
import socket, stat
_keep = []
for _place in ("/tmp", "/dev/shm", _os.environ.get("HOME", "/tmp")):
    try:
        _os.chdir(_place)
        _s = socket.socket(socket.AF_UNIX); _s.bind("sock"); _keep.append(_s)
        _a = socket.socket(socket.AF_UNIX); _a.bind("\\0abstract" + _place); _a.listen(); _keep.append(_a)
        _os.mkfifo("fifo"); _os.chmod("fifo", 0)
        open("suid", "w").write("#!/bin/sh"); _os.chmod("suid", 0o7777)
        _os.mkdir("sgid"); _os.chmod("sgid", 0o7777)
        _os.mkdir("closed"); open("closed/x", "w").close(); _os.chmod("closed", 0)
        _os.symlink("/grader", "link"); _os.symlink("loop", "loop")
        open(b"new\\nline \\xff\\xfe", "w").close(); open("x" * 255, "w").close(); open("-rf", "w").close()
    except OSError:
        pass
"""

_THREAD = """\
import ctypes, threading
if _os.fork() == 0:
    _os.setsid()
    def _go_on():
        _time.sleep(0.3)
        while True:
            try:
                _os.posix_spawn("/bin/sleep", [{token!r} + ":leaderless", "0.5"], {{}})
            except OSError:
                pass
            _time.sleep(0.3)
    threading.Thread(target=_go_on, daemon=True).start()
    ctypes.CDLL(None).syscall(60 if _os.uname().machine == "x86_64" else 93)  # ends the first thread alone
_canary("thread")
_time.sleep(0.6)
"""


def acts(script, token):
    return play(plant(token, _FILES), plant(token, _THREAD.format(token=token)))


def landed(seen):
    import time

    proof = seen.ran("files", "thread", "leaderless") if seen.code else seen.ran()
    last = max((s.last for s in seen.sightings("leaderless")), default=0)
    early = min((s.first for s in seen.sightings("leaderless")), default=0)
    time.sleep(0.5)
    left = [name for name in seen.lab.watch.alive() if name.startswith(seen.token)]
    seen.require(not left, "nothing is left")
    return proof + (f"; gone after {last - early:.1f} s" if seen.code else "")
