"""Class 14: clocks that stand still, and code that then takes for ever."""

from redteam.tricks import plant, play, write

TITLE = "Patched timers"
SAYS = "time, perf_counter, setitimer and alarm patched away, limits on processor time raised, then an endless loop"

_STILL = """\
import time, signal
for _name in ("time", "monotonic", "perf_counter", "process_time", "time_ns", "monotonic_ns", "perf_counter_ns"):
    setattr(time, _name, lambda: 1)
signal.setitimer = signal.alarm = lambda *a: 0
"""

_HANG = (
    _STILL
    + """
for _kind in (signal.SIGALRM, signal.SIGPROF, signal.SIGTERM, signal.SIGINT, signal.SIGXCPU, signal.SIGVTALRM):
    signal.signal(_kind, signal.SIG_IGN)
_canary("still")
while True:
    _sleep(1)
"""
)


def acts(script, token):
    return play(write("still.py", _STILL), plant(token, _HANG.replace("_sleep(1)", "_time.sleep(1)")))


def landed(seen):
    status, _ = seen.naive(
        "printf 'import time, still\\ndef test_it():\\n  began = time.perf_counter(); sum(range(10**7))\\n"
        "  assert time.perf_counter() - began < 0.0001' > test_it.py; python3 -m pytest -q test_it.py"
    )
    seen.require(status == 0, "an inside clock stands still")
    longest = max(grade.seconds for grade in seen.trial.matrix.grades.values())
    limit = seen.trial.bundle.task.grader.seconds + 40
    if seen.code:
        seen.require(longest < limit, f"the clock outside ended it after {longest:.0f} s")
    return f"an inside clock stood still; grading took {longest:.0f} s; " + seen.ran("still")
