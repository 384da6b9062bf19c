"""The land surveyor's task, without Docker: two hands work out the same, and agree with the world that was drawn."""

import csv
import io
import math
import random
import re
import subprocess
import sys
from types import SimpleNamespace

import pytest
from examiner.kinds import table
from support.authored import TASKS, modules_of, play

TASK = TASKS / "survey-adjustment"
OFFICE = TASK / "recipe" / "office"


@pytest.fixture(scope="module")
def office():
    with modules_of(OFFICE, TASK / "grader" / "checks") as load:
        yield SimpleNamespace(
            **{name: load(name) for name in ("truth", "fieldwork", "division", "fitting", "test_jobs")}
        )


@pytest.fixture(scope="module")
def survey(tmp_path_factory):
    return play(TASK, "recipe/workspace", tmp_path_factory.mktemp("survey") / "done")


def reported(survey, folder, files):
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    command = [sys.executable, "-m", "survey", str(folder)]
    assert subprocess.run(command, cwd=survey, check=True, capture_output=True).stderr == b""
    return {path.stem: path.read_bytes() for path in (folder / "report").glob("*.csv")}


def test_the_reference_and_the_office_agree_and_a_lost_row_shows(office, survey, tmp_path):
    seen = set()
    for seed in range(3):
        files, tables = office.truth.draw(random.Random(seed))
        seen.add(files["observations.csv"])
        found = reported(survey, tmp_path / str(seed), files)
        case = table.Case(files, tables)
        for named in office.test_jobs.TABLES.values():
            assert table.wrong(found, case, named, office.test_jobs.close) == []
            short = {name: b"\n".join(found[name].splitlines()[:-1]) + b"\n" for name in named}
            assert len(table.wrong(short, case, named, office.test_jobs.close)) == len(named)
    assert len(seen) == 3


def test_adjusted_distances_are_those_of_the_world(office):
    for seed in range(4):
        rng = random.Random(seed)
        world = office.fieldwork.site(random.Random(seed))
        files, tables = office.truth.draw(rng)
        names = [row["station"] for row in csv.DictReader(io.StringIO(files["stations.csv"].decode()))]
        assert names == list(world.stations)
        places = {name: complex(float(e), float(n)) for name, e, n, _ in tables["adjusted"]}
        for one, other in zip(names, names[2:], strict=False):
            true = abs(world.stations[one] - world.stations[other])
            assert abs(abs(places[one] - places[other]) - true) < 0.02
        for name, height, _ in tables["heights"]:
            assert abs(float(height) - world.heights[name]) < 0.05


def test_a_parallel_and_a_line_from_a_corner_cut_the_share_off(office):
    rng = random.Random(5)
    for _ in range(200):
        corners = rng.choice([3, 4, 5, 6])
        way = rng.choice([1, -1])
        turns = [way * 2 * math.pi * (i + rng.uniform(-0.15, 0.15)) / corners for i in range(corners)]
        places = [complex(40 * math.cos(turn), 25 * math.sin(turn)) + 5e6j for turn in turns]
        ring, share = [(str(i), place) for i, place in enumerate(places)], rng.uniform(0.1, 0.9)
        whole = office.division.size(places)
        depth, second, first = office.division.parallel(ring, share)
        inner = [place for place in places[2:] if office.division._depth(places, place) < depth]
        late = [place for place in inner if places.index(place) > _farthest(office, places)]
        early = [place for place in inner if place not in late]
        piece = [places[0], places[1], *early, second, first, *late]
        assert office.division.size(piece) == pytest.approx(share * whole, rel=1e-6)
        one, _, place = office.division.through(ring, share)
        piece = [*places[: int(one) + 1], place]
        assert office.division.size(piece) == pytest.approx(share * whole, rel=1e-6)


def _farthest(office, places):
    return max(range(len(places)), key=lambda i: office.division._depth(places, places[i]))


def test_a_fit_by_orthogonal_steps_is_that_of_the_normal_equations(office):
    xs, ys = [0.0, 1.0, 2.0, 3.0], [1.0, 2.9, 5.2, 7.1]
    (slope, start), roots = office.fitting.fit(
        lambda at: [at[0] * x + at[1] - y for x, y in zip(xs, ys, strict=True)], [0.0, 0.0]
    )
    assert (slope, start) == (pytest.approx(2.06), pytest.approx(0.96))
    assert roots == [pytest.approx(math.sqrt(0.2)), pytest.approx(math.sqrt(0.7))]


def test_the_last_place_may_be_off_by_two_and_an_angle_may_cross_zero(office):
    close = office.test_jobs.close
    assert close("1.0002", "1.0004")
    assert not close("1.0001", "1.0004")
    assert close("399.99999", "0.00000")
    assert not close("400.0000", "0.0000")
    assert not close("7", "8")
    assert not close("nan", "1.0")


def test_every_table_is_in_the_handbook_with_its_columns(office):
    handbook = (TASK / "recipe" / "workspace" / "HANDBOOK.md").read_text(encoding="utf-8")
    text = re.sub(r"\s+", " ", handbook)
    for named in list(office.test_jobs.TABLES.values())[1:]:
        for name, header in named.items():
            assert re.search(rf"`{name}` \(`{header}`", text), name
    files, tables = office.truth.draw(random.Random(1))
    assert all(f"`{name}`" in handbook for name in files)
    assert all(tables.values())
