"""Racing the examiner for its verdict, its log, its pipes and its memory."""

from redteam.tricks import plant, play

TITLE = "Race for the verdict file"
SAYS = "32 processes that write, link, rename and remove in /verdict, /proc/1/fd, /scratch and /tmp while the examiner works"

_RACE = """\
import threading
_canary("race")
def _race():
    _names = ["/verdict/%d.json" % n for n in range(1, 9)] + ["/verdict/verdict.tmp", "/verdict/examiner.log"]
    _end = _time.monotonic() + 1.5
    while _time.monotonic() < _end:
        for _n in _names:
            for _call in (lambda: _os.rename("/tmp/v", _n), lambda: _os.symlink("/tmp/v", _n), lambda: _os.unlink(_n),
                          lambda: open(_n, "w").write("{}"), lambda: _os.link("/tmp/v", _n)):
                try:
                    open("/tmp/v", "w").write('{"results": {}, "fault": null}')
                    _call()
                    _canary("won")
                except OSError:
                    pass
        for _pid in _os.listdir("/proc"):
            if _pid.isdigit():
                for _fd in ("0", "1", "2", "3", "4"):
                    try:
                        if _os.stat("/proc/" + _pid).st_uid != _os.getuid():
                            with open(f"/proc/{_pid}/fd/{_fd}", "wb", 0) as _f: _f.write(b"1\\n")
                            _canary("won")
                    except OSError:
                        pass
                try:
                    if int(_pid) != _os.getpid() and _os.stat("/proc/" + _pid).st_uid != _os.getuid():
                        _os.kill(int(_pid), 9)
                        _canary("won")
                except OSError:
                    pass
for _ in range(32):
    try:
        if _os.fork() == 0:
            _race()
            _os._exit(0)
    except OSError:
        break
"""


def acts(script, token):
    return play(plant(token, _RACE))


def landed(seen):
    seen.require(not seen.sightings("won"), "nothing of the examiner's could be touched")
    return seen.ran("race")
