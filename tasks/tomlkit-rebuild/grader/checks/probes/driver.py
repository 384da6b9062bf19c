"""Runs the probes of one milestone in a process of their own, so that one that hangs or dies costs only itself.

Executed as the program of a differential check, on either side; `MODULES` (name -> text, `common` first) is put
before this text.
"""

import json
import os
import random
import resource
import select
import signal
import time

WALL = 8.0
"""Seconds of wall clock that one milestone's probes may take; on the reference all of them take far less."""
CPU = 1
"""Seconds of processor time, so that all milestones together can't use up the run's even if each of them hangs."""

PROBES = {}
BROKEN = []


def load():
    """Execute the probe modules; what one of them can't import or define is told by every later answer."""
    common = {}
    exec(compile(MODULES["common"], "common", "exec"), common)
    for name, text in MODULES.items():
        if name == "common":
            continue

        def mark(milestone):
            def add(function):
                PROBES.setdefault(milestone, []).append(function)
                return function

            return add

        try:
            exec(compile(text, name, "exec"), {**common, "probe": mark})
        except BaseException as error:
            BROKEN.append([name, type(error).__name__])


def answers(milestone, seed):
    """For each probe of the milestone its name, and what it returned or raised."""
    found = [[name, "raised " + error] for name, error in BROKEN]
    for function in PROBES.get(milestone, []):
        try:
            value = function(random.Random(f"{seed} {milestone} {function.__name__}"))
            found.append([function.__name__, json.dumps(value, sort_keys=True)])
        except BaseException as error:
            found.append([function.__name__, "raised " + type(error).__name__])
    return found


def probe(case):
    """The answers to [milestone, seed], from a child process."""
    milestone, seed = case
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            resource.setrlimit(resource.RLIMIT_CPU, (CPU, CPU))
            with os.fdopen(writing, "w", encoding="utf-8") as stream:
                stream.write(json.dumps(answers(milestone, seed)))
        finally:
            os._exit(0)
    os.close(writing)
    chunks, deadline = [], time.monotonic() + WALL
    try:
        while select.select([reading], [], [], max(0.0, deadline - time.monotonic()))[0]:
            chunk = os.read(reading, 65536)
            if not chunk:
                break
            chunks.append(chunk)
    finally:
        os.close(reading)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    return json.loads(b"".join(chunks).decode("utf-8") or "[]")


load()
