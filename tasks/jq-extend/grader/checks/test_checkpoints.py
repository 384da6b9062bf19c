"""Every checkpoint: programs go through jq and through the artifact, on random documents, and must print the same.

All cases of all checkpoints share one process tree a side.
"""

import json
import sys
from itertools import zip_longest
from pathlib import Path

import pytest
from examiner.kinds import cli, imports

sys.path.insert(0, str(Path(__file__).parent))

import programs

OURS = ("-m", "jx")
TRUTH = ("/usr/bin/jq",)
CHECKS = (*programs.PROGRAMS, "command-line")


def stream(rng, found, count):
    """The text of some documents."""
    return "\n".join(json.dumps(programs.document(rng, found), ensure_ascii=False) for _ in range(count)).encode()


def called(rng, templates, *options, count=1):
    """A case that runs programs one after another."""
    found = programs.pieces(rng)
    filled = [programs.filled(template, found) for template in templates]
    program = filled[0] if len(filled) == 1 else ", ".join(f"({one})" for one in filled)
    arguments = (*(programs.filled(option, found) for option in options), program)
    return cli.Case(arguments=arguments, stdin=stream(rng, found, count))


def command_line(rng):
    """The cases of the last checkpoint."""
    found = programs.pieces(rng)
    text = json.loads(found["S1"])
    file = programs.filled("# a comment\n.K0 | map(. + $v) # another\n| length, .[0]\n", found).encode()
    made = [
        called(rng, ["[N1, input.K2]", "[inputs | .K0 | add]"], "-n", "-c", count=3),
        called(rng, ["reduce inputs as $d (0; . + $d.K1.K2)"], "-n", count=4),
        called(rng, ["[.K2, input.K2]"], "-c", count=4),
        called(rng, ["N1", "S1"], "-n", count=2),
        called(rng, [".K2", ".K0", ".K1.K3[].K0", '@csv "\\(.K0)"'], "-r", "-c"),
        called(rng, [".K2", ".K0[]", "S1"], "-j", "-c", count=2),
        called(rng, ["."], "-j"),
        called(rng, ["length", ".[1].K0", "map(.K2)"], "-s", count=3),
        called(rng, ["."], "-s", "-c", count=2),
        called(rng, ["."], "-S"),
        called(rng, [".", "{b: 1, a: {d: 2, c: [{z: 1, y: 2}]}}"], "-S", "-c"),
        called(rng, [".", "[]", "{}", "[[], {}]"], "--tab"),
        called(rng, [".K1"], "--indent", str(rng.randint(1, 7))),
        called(rng, [".", ".K0"], "--indent", "0"),
        called(rng, [".K3"], "-e"),
        called(rng, [".K3", ".K2"], "-e", count=2),
        called(rng, ["empty"], "-e"),
        called(rng, [".K2 == 1"], "-e", "-c"),
        called(rng, ["$w", "[$w, .K2]"], "-c", "--arg", "w", text),
        called(rng, ["$v.a", "$v | keys", ".K0 | map(. + $v.a)"], "-c", "--argjson", "v", '{"b": S2, "a": N1}'),
        called(rng, [".K0.x"], "-c", count=2),
        called(rng, [".K1.K2", "if .K1.K2 < 20 then error else . end"], "-c", count=4),
    ]
    data = stream(rng, found, 1)
    filed = ("-c", "--argjson", "v", found["N1"], "-f", "program.jq")
    made.append(cli.Case(arguments=filed, stdin=data, files={"program.jq": file}))
    made.append(cli.Case(arguments=(programs.filled(".K2", found), "-r"), stdin=data))
    broken = [".K0 |", "[1", '"abc', "{a: ", "if . then 1", "1 +", ".a )", "reduce . as $x"]
    return made + [cli.Case(arguments=(programs.filled(one, found),), stdin=data) for one in rng.sample(broken, 4)]


def joined(groups):
    """Two groups in one, but for those of one program, which may end in an error."""
    alone = [group for group in groups if len(group) == 1]
    many = [group for group in groups if len(group) > 1]
    return alone + [[*first, *second] for first, second in zip_longest(many[::2], many[1::2], fillvalue=())]


def drawn_cases(rng):
    """Check -> its cases."""
    made = {
        check: [called(rng, group, "-c") for group in joined(groups)] for check, groups in programs.PROGRAMS.items()
    }
    made["plain"] += [called(rng, ["."], count=3), called(rng, [".K1"]), called(rng, [".K2.K3.K1"], count=2)]
    return {**made, "command-line": command_line(rng)}


@pytest.fixture(scope="session")
def findings(exhibit, reference, draw):
    """Check -> the reasons why its cases fail."""
    cases = [(check, case) for check, drawn in drawn_cases(draw("programs")).items() for case in drawn]
    reasons = cli.differences(exhibit, OURS, reference, TRUTH, [case for _, case in cases], timeout=280, cpu=4)
    found = {check: [] for check, _ in cases}
    for (check, _), reason in zip(cases, reasons, strict=True):
        if reason is not None:
            found[check].append(reason)
    return found


@pytest.mark.parametrize("check", [pytest.param(check, marks=pytest.mark.check(check), id=check) for check in CHECKS])
def test_programs_print_what_jq_prints(check, findings):
    if findings[check]:
        pytest.fail(f"{len(findings[check])} cases differ, such as {findings[check][0]}", pytrace=False)


@pytest.mark.check("standard-library")
def test_nothing_but_the_standard_library_is_imported(artifact):
    found = imports.foreign(artifact, "jx")
    if found:
        pytest.fail("; ".join(found[:5]), pytrace=False)
