"""Answers for one milestone's probes; the differential kind runs it, on either side, in a process for each milestone.

Executed as the program of a differential check; `MODULES` (name -> text, `common` first) is put before this text.
"""

import json
import random

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
    """The answers to [milestone, seed]."""
    return answers(*case)


load()
