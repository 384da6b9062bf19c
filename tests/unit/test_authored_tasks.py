"""The hand-made tasks, without Docker: references pass their own checks, and what is drawn is fit to be drawn."""

import random
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from examiner.artifact import Artifact
from support.authored import TASKS, Local, modules_of, play

LIBRARY, CLAIMS, EDGE, MSGFMT = (
    TASKS / name for name in ("library-migrations", "claims-reserving", "museum-edge", "msgfmt-extend")
)


def module(task: Path, name: str) -> ModuleType:
    """A module of a task's checks."""
    with modules_of(task / "grader" / "checks") as load:
        return load(name)


@pytest.fixture(scope="module")
def migrations() -> ModuleType:
    made = module(LIBRARY, "test_migrations")
    made.BASELINE = LIBRARY / "recipe/workspace/migrations/0001_baseline.up.sql"
    return made


def migrated(migrations, folder):
    return migrations.findings.__wrapped__(Local(), Artifact(str(folder)), lambda name: random.Random())


def test_the_migrations_of_the_reference_pass_and_the_untouched_schema_fails_all(migrations, tmp_path):
    done = play(LIBRARY, "recipe/workspace", tmp_path / "done")
    for _ in range(5):
        assert set(migrated(migrations, done).values()) == {None}
    assert None not in migrated(migrations, LIBRARY / "recipe/workspace").values()


@pytest.mark.parametrize("left_out", [1, 9, 16])
def test_a_migration_that_is_missing_fails_its_own_check(migrations, tmp_path, left_out):
    folder = play(LIBRARY, "recipe/workspace", tmp_path / "left", {left_out})
    names = list(migrations.NUMBERS)
    assert migrated(migrations, folder)[names[(left_out - 1) // 2]] is not None


def test_a_library_holds_every_kind_of_row_that_the_rules_are_about(migrations):
    for seed in range(20):
        library = migrations.model.Library(random.Random(seed))
        assert library.fines()
        assert any(returned is None for *_, returned in library.loans)
        assert max(library.out.values()) <= 3


@pytest.fixture(scope="module")
def valuer(tmp_path_factory) -> Path:
    return play(CLAIMS, "recipe/workspace", tmp_path_factory.mktemp("claims") / "done")


def test_every_drawn_portfolio_can_be_valued_and_all_tables_come_out(valuer, tmp_path):
    portfolio, checks = module(CLAIMS, "portfolio"), module(CLAIMS, "test_valuation")
    for seed in range(4):
        year, files = portfolio.draw(random.Random(seed))
        folder = tmp_path / str(seed)
        folder.mkdir()
        for name, data in files.items():
            (folder / name).write_bytes(data)
        subprocess.run([sys.executable, "-m", "reserving", str(folder), str(year)], cwd=valuer, check=True)
        for names in checks.MADE.values():
            for name in names:
                data = (folder / f"{name}.csv").read_bytes()
                assert checks.difference(name, data, data) is None
                assert checks.difference(name, data.replace(b"1", b"2"), data) is not None


def test_rounding_is_forgiven_and_nothing_else():
    checks = module(CLAIMS, "test_valuation")
    assert checks.close("1.000001", "1.000002")
    assert not checks.close("1.00001", "1.00002")
    assert not checks.close("nan", "nan ")
    assert not checks.close("", "0")


def test_the_steps_of_the_catalogue_compiler_apply_and_it_refuses_each_kind_of_damage(tmp_path):
    catalogues = module(MSGFMT, "catalogues")
    folder = play(MSGFMT, "environment/workspace", tmp_path / "done")
    for number, kind in enumerate([None, *catalogues.DAMAGES]):
        rng = random.Random(number)
        data = catalogues.catalogue(rng, 4) if kind is None else catalogues.damaged(rng, 4, kind)
        (tmp_path / "in.po").write_bytes(data)
        command = [sys.executable, "-m", "msgc", str(tmp_path / "in.po"), "-o", str(tmp_path / "out.mo")]
        done = subprocess.run(command, cwd=folder, capture_output=True)
        assert done.returncode == (kind is not None), kind


def test_the_edge_of_the_reference_touches_none_of_the_given_files(tmp_path):
    done = play(EDGE, "recipe/workspace", tmp_path / "done")
    for path in (EDGE / "recipe" / "workspace").rglob("*"):
        if path.is_file() and path.name != "50-www.conf":
            assert (done / path.relative_to(EDGE / "recipe" / "workspace")).read_bytes() == path.read_bytes()
