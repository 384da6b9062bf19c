"""The program prints what the real tool prints, on texts that are drawn for this grade."""

import pytest
from examiner.kinds import cli

PROGRAM, TRUTH = ("-m", "tally"), ("/usr/bin/wc",)
TIMEOUT = 70.0
"""Seconds for all calls on a very busy machine; processor time is what limits them."""
OPTIONS = {
    "lines": [("-l",)],
    "words": [("-w",)],
    "bytes": [("-c",)],
    "characters": [("-m",)],
    "several": [("-L",), ("-w", "-l"), ("-L", "-c", "-l")],
    "refusals": [("-y",), ("-l", "-z")],
}
"""Check -> the options that it calls the program with."""


def text(rng):
    lines = [" ".join(rng.choices(["word", "wörd", "a", "", "longest"], k=rng.randint(0, 6))) for _ in range(9)]
    return "\n".join(lines).encode() + rng.choice([b"", b"\n"])


@pytest.fixture(scope="session")
def findings(exhibit, reference, draw, selected):
    """Check -> the calls that differ; all share a process tree a side."""
    drawn = [
        (check, cli.Case(options, stdin=text(rng)))
        for check in sorted(selected)
        for rng in [draw(check)]
        for options in OPTIONS[check]
        for _ in range(2)
    ]
    told = cli.differences(exhibit, PROGRAM, reference, TRUTH, [case for _, case in drawn], timeout=TIMEOUT)
    return [(check, reason) for (check, _), reason in zip(drawn, told, strict=True) if reason]


@pytest.mark.parametrize("check", [pytest.param(check, marks=pytest.mark.check(check), id=check) for check in OPTIONS])
def test_it_prints_what_the_real_tool_prints(check, findings):
    mine = [reason for name, reason in findings if name == check]
    if mine:
        pytest.fail(f"{len(mine)} calls differ, such as {mine[0]}", pytrace=False)
