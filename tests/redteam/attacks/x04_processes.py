"""Processes without end: bombs, and chains in which each dies before it can be killed."""

from redteam.tricks import plant, play

TITLE = "Exhausting the clean room's processes"
SAYS = "a fork bomb; 40 chains of processes that live for a moment each and so outrun whoever lists and kills them"

_BOMB = """\
_canary("bomb")
_end = _time.monotonic() + 2
while _time.monotonic() < _end:
    try:
        _os.fork()
    except OSError:
        _time.sleep(0.01)
if _os.getppid() != 1: pass
"""

_HOP = """\
_canary("hop")
for _ in range(40):
    if _os.fork() == 0:
        _os.setsid()
        while True:
            try:
                if _os.fork() != 0: _os._exit(0)
            except OSError:
                pass
"""


def acts(script, token):
    return play(plant(token, _BOMB), plant(token, _HOP))


def landed(seen):
    return seen.ran("bomb", "hop")
