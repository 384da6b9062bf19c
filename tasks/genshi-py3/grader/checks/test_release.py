"""The migrated package is asked drawn questions, the last release of Genshi and Python itself what the answers are."""

import ast
import re
import sys
from pathlib import Path

import pytest
from examiner.kinds import differential
from examiner.reads import ALL

sys.path.insert(0, "/grader/asking")

import cases

PROBE = cases.probe()
RELEASE, PYTHON = ("/grader/reference",), ("/grader/python",)
BEFORE = Path("/grader/before")
NOTICES = ("COPYING", "ChangeLog")
MODULES = {"__builtin__", "htmlentitydefs", "HTMLParser", "StringIO", "cStringIO"}
"""Modules that only Python 2 had."""
NAMES = {
    "unicode", "basestring", "unichr", "long", "xrange", "raw_input", "__metaclass__", "__unicode__", "__nonzero__",
    "__getslice__", "IS_PYTHON2", "version_info",
}  # fmt: skip
"""Names that only Python 2 had, and those by which one asks."""


@pytest.fixture(scope="session")
def release(exhibit, reference, reads, draw, selected):
    """Check -> what the package answers otherwise than the last release."""
    return _compared(exhibit, reference, reads, draw, selected, cases.RELEASE, RELEASE)


@pytest.fixture(scope="session")
def python(exhibit, reference, reads, draw, selected):
    """Check -> what it answers otherwise than Python."""
    return _compared(exhibit, reference, reads, draw, selected, cases.PYTHON, PYTHON)


def _compared(exhibit, reference, reads, draw, selected, asked, path):
    groups = cases.drawn({check: make for check, make in asked.items() if check in selected}, draw)
    return differential.compare(exhibit, reference, PROBE, groups, reads=reads, reference_path=path) if groups else {}


def _each(checks):
    return [pytest.param(name, marks=pytest.mark.check(name), id=name) for name in checks]


@pytest.mark.parametrize("check", _each(check for check in cases.RELEASE if check != "clean"))
def test_the_package_answers_as_the_last_release(check, release):
    release[check].require()


@pytest.mark.parametrize("check", _each(cases.PYTHON))
def test_template_code_does_what_python_does(check, python):
    python[check].require()


@pytest.mark.check("clean")
def test_no_module_warns_or_fails_to_be_imported(release, reads):
    # What is compiled is read whole, also functions that nobody calls.
    reads.note((ALL,))
    release["clean"].require()


@pytest.mark.check("dropped")
def test_no_module_names_what_only_python_2_had(artifact):
    found = []
    for path in sorted({*modules(), *artifact.glob("galley/**/*.py")}):
        if "/tests/" not in path:
            found += [f"{path}: {name}" for name in leftovers(artifact.text(path))]
    if found:
        pytest.fail(f"{len(found)} are left, such as {found[0]}", pytrace=False)


def leftovers(source):
    """The names in a module that only Python 2 had."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        return [f"can't be parsed: {type(error).__name__}"]
    found = []
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.FunctionDef(name=name):
                found += [name] * (name in NAMES)
            case ast.Import(names=aliases):
                found += [alias.name for alias in aliases if alias.name in MODULES | NAMES]
            case ast.ImportFrom(module=module, names=aliases):
                found += [module] * (module in MODULES)
                found += [alias.name for alias in aliases if alias.name in NAMES]
    return found


@pytest.mark.check("exports")
def test_every_module_stays_and_exports_what_it_did(artifact):
    for name in modules():
        assert exported(artifact.text(name)) == exported((BEFORE / name).read_text(encoding="utf-8")), name


def modules():
    """The paths of the modules that are to stay."""
    names = sorted(path.relative_to(BEFORE).as_posix() for path in BEFORE.glob("galley/**/*.py"))
    return [name for name in names if "/tests/" not in name and not name.endswith("ast24.py")]


def exported(source):
    """The names in a module's `__all__`; as text, since the untouched modules can't be parsed."""
    found = re.search(r"^__all__ = [\[(](.*?)[\])]", source, re.MULTILINE | re.DOTALL)
    return sorted(re.findall(r"[\"'](\w+)[\"']", found[1])) if found else []


@pytest.mark.check("notices")
def test_the_notices_are_unaltered(artifact):
    for name in NOTICES:
        assert artifact.bytes(name) == (BEFORE / name).read_bytes()
