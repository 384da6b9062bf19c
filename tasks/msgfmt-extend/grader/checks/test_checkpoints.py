"""Every checkpoint: random catalogues go through GNU msgfmt and through the artifact, and the files must be equal.

All cases of all checkpoints share one process tree a side, so that a grade takes about two seconds.
"""

import re
import sys
from pathlib import Path

import pytest
from examiner.kinds import cli, imports

sys.path.insert(0, str(Path(__file__).parent))

import catalogues

OURS = ("-m", "msgc")
TRUTH = ("/usr/bin/msgfmt",)
TOLD = re.compile(rb"in\.po: [^\n]+\n")


def compiled(data, *options):
    """A case that compiles one file."""
    return cli.Case(arguments=(*options, "in.po", "-o", "out.mo"), files={"in.po": data}, collect=("out.mo",))


def drawn_cases(rng):
    """Check -> its cases."""
    plain, full = "--no-hash", len(catalogues.FEATURES)

    def many(level, *options, count=None):
        return compiled(catalogues.catalogue(rng, level, count or rng.randint(9, 16)), *options)

    inputs = {"a.po": catalogues.catalogue(rng, 0, 4), "b.po": b'msgid "only here, second file"\nmsgstr "nur hier"\n'}
    piped = cli.Case(arguments=("-", "-o", "-"), stdin=catalogues.catalogue(rng, full, 9))
    joined = cli.Case(arguments=("a.po", "b.po", "-o", "out.mo"), files=inputs, collect=("out.mo",))
    return {
        "plain-catalogues": [many(0, plain), many(0, plain, count=1), many(0, plain, count=30)],
        "strings": [many(1, plain) for _ in range(5)],
        "unfinished-entries": [many(2, plain, *fuzzy) for fuzzy in ((), (), ("-f",), ("--use-fuzzy",))],
        "plurals": [many(3, plain) for _ in range(4)],
        "contexts": [many(4, plain) for _ in range(4)],
        "hash-table": [many(full, count=count) for count in (1, 2, 3, rng.randint(4, 9), rng.randint(50, 90))],
        "layout": [
            many(full, "--endianness=big"),
            many(full, "-a", str(rng.choice([4, 8, 16]))),
            many(full, f"--alignment={rng.randint(2, 9)}", "--endianness=big", plain),
            many(full, "--endianness=little"),
        ],
        "refusals": [compiled(catalogues.damaged(rng, full, kind)) for kind in catalogues.DAMAGES],
        "statistics-and-streams": [
            many(full, "--statistics"),
            many(full, "--statistics", "-f", count=1),
            many(0, "--statistics", count=2),
            piped,
            joined,
        ],
    }


def equal(have, want):
    """The same bytes and status; what a refusal or the statistics say is asked for, too."""
    if not cli.same(have, want):
        return False
    if want.status != 0:
        return TOLD.fullmatch(have.stderr) is not None
    return last_line(have.stderr) == last_line(want.stderr)


def last_line(data):
    return data.strip().rpartition(b"\n")[2]


@pytest.fixture(scope="session")
def findings(exhibit, reference, draw):
    """Check -> the reasons why its cases fail."""
    cases = [(check, case) for check, drawn in drawn_cases(draw("catalogues")).items() for case in drawn]
    reasons = cli.differences(
        exhibit, OURS, reference, TRUTH, [case for _, case in cases], timeout=80, cpu=2, equal=equal
    )
    found = {check: [] for check, _ in cases}
    for (check, _), reason in zip(cases, reasons, strict=True):
        if reason is not None:
            found[check].append(reason)
    return found


def compare(check, findings):
    if findings[check]:
        pytest.fail(f"{len(findings[check])} cases differ, such as {findings[check][0]}", pytrace=False)


@pytest.mark.check("plain-catalogues")
def test_plain_catalogues_are_compiled_as_before(findings):
    compare("plain-catalogues", findings)


@pytest.mark.check("strings")
def test_strings(findings):
    compare("strings", findings)


@pytest.mark.check("unfinished-entries")
def test_unfinished_entries(findings):
    compare("unfinished-entries", findings)


@pytest.mark.check("plurals")
def test_plurals(findings):
    compare("plurals", findings)


@pytest.mark.check("contexts")
def test_contexts(findings):
    compare("contexts", findings)


@pytest.mark.check("hash-table")
def test_the_hash_table(findings):
    compare("hash-table", findings)


@pytest.mark.check("layout")
def test_layout(findings):
    compare("layout", findings)


@pytest.mark.check("refusals")
def test_refusals(findings):
    compare("refusals", findings)


@pytest.mark.check("statistics-and-streams")
def test_statistics_and_streams(findings):
    compare("statistics-and-streams", findings)


@pytest.mark.check("standard-library")
def test_nothing_but_the_standard_library_is_imported(artifact):
    found = imports.foreign(artifact, "msgc")
    if found:
        pytest.fail("; ".join(found[:5]), pytrace=False)
