"""The task of the public-transport planner, without Docker: draws are sound, and the truth holds by brute force."""

import datetime
import itertools
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from examiner.kinds import table
from support.authored import TASKS, modules_of, play

TASK = TASKS / "transit-blocks"


@pytest.fixture(scope="module")
def modules() -> Iterator[dict[str, ModuleType]]:
    with modules_of(TASK / "recipe" / "office", TASK / "grader" / "checks") as load:
        yield {name: load(name) for name in ("timetable", "blocks", "journeys", "truth", "draw", "test_plans")}


@pytest.fixture(scope="module")
def done(tmp_path_factory) -> Path:
    return play(TASK, "recipe/workspace", tmp_path_factory.mktemp("transit") / "done")


@pytest.fixture(scope="module")
def drawn(modules):
    return [modules["draw"].draw(random.Random(seed), seed % 2) for seed in range(3)]


def planned(done: Path, folder: Path, files: dict[str, bytes]) -> Path:
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    subprocess.run([sys.executable, "-m", "transit", str(folder)], cwd=done, check=True, capture_output=True)
    return folder / "plan"


def test_the_reference_and_the_truth_agree_and_an_altered_table_is_noticed(done, modules, drawn, tmp_path):
    checks = modules["test_plans"]
    for number, (files, tables, facts) in enumerate(drawn):
        plan = planned(done, tmp_path / str(number), files)
        case = checks.asked(files, tables, facts)
        for named in checks.TABLES.values():
            have = {name: (plan / f"{name}.csv").read_bytes() for name in named}
            assert all(name == "plan" or tables[name] for name in named)
            assert table.wrong(have, case, named, checks.close) == []
            short = {name: b"\n".join(data.splitlines()[:-1]) for name, data in have.items()}
            assert len(table.wrong(short, case, named, checks.close)) == len(named)
    assert len({files["stop_times.txt"] for files, _, _ in drawn}) == 3


def test_a_plan_with_a_vehicle_too_many_or_a_run_out_of_reach_is_none(modules, drawn):
    checks, (_, _, facts) = modules["test_plans"], drawn[0]
    plan = [
        (block, str(n), step.run)
        for block, steps in facts["blocks"].items()
        for n, step in enumerate((step for step in steps if step.run), 1)
    ]
    assert checks.unlawful(facts, plan) is None
    longest = max(plan, key=lambda row: int(row[1]))
    assert "vehicles" in checks.unlawful(facts, [("spare", "1", row[2]) if row == longest else row for row in plan])
    turned = [(unit, n, other[2]) for (unit, n, _), other in zip(plan, reversed(plan), strict=True)]
    assert checks.unlawful(facts, turned) is not None
    assert "every run once" in checks.unlawful(facts, plan[1:])
    assert "no row" in checks.unlawful(facts, [(unit, "0", run) for unit, _, run in plan])


def test_the_largest_matching_is_as_large_as_trying_everything_finds(modules):
    rng = random.Random(6)
    for _ in range(60):
        after = [[m for m in range(n + 1, 7) if rng.random() < 0.4] for n in range(7)]
        best = 0
        for chosen in itertools.product(*([*later, -1] for later in after)):
            taken = [m for m in chosen if m >= 0]
            best = max(best, len(taken) if len(set(taken)) == len(taken) else 0)
        assert modules["blocks"].Matching(after).size == best


def test_the_offices_plan_is_the_first_of_all_smallest_ones(modules):
    """Of small cases every plan is tried, and the one whose choices come first by the manual's order is wanted."""
    blocks, timetable, rng = modules["blocks"], modules["timetable"], random.Random(9)
    far = {(a, b): 0 if a == b else 300 + 100 * abs(ord(a) - ord(b)) for a in "ABC" for b in "ABC"}
    for _ in range(40):
        runs = []
        for n in range(6):
            start, (a, b) = rng.randint(0, 12) * 600, (rng.choice("ABC"), rng.choice("ABC"))
            runs.append(timetable.Run(start, f"T{n}", "R", "bus", ((a, start, start), (b, start + 900, start + 900))))
        runs.sort()
        after = blocks.followers(runs, far, 120)
        wishes = [
            sorted(later, key=lambda m, n=n: (far[runs[n].to, runs[m].origin], m)) for n, later in enumerate(after)
        ]
        plans = []
        for chosen in itertools.product(*(range(len(wish) + 1) for wish in wishes)):
            taken = [wish[place] for wish, place in zip(wishes, chosen, strict=True) if place < len(wish)]
            if len(set(taken)) == len(taken):
                plans.append((-len(taken), chosen))
        _, best = min(plans)
        told = blocks.office(runs, after, far)
        follows = {a.name: b.name for chain in told for a, b in itertools.pairwise(chain)}
        wanted = {
            runs[n].name: runs[wish[place]].name
            for n, (wish, place) in enumerate(zip(wishes, best, strict=True))
            if place < len(wish)
        }
        assert follows == wanted


def test_every_run_is_driven_once_and_no_vehicle_is_in_two_places(drawn):
    for _, tables, facts in drawn:
        assert sorted(row[3] for row in tables["blocks"] if row[2] == "run") == sorted(r.name for r in facts["runs"])
        for steps in facts["blocks"].values():
            assert steps[0].origin == steps[-1].to == "DEPOT"
            for one, then in itertools.pairwise(steps):
                assert one.to == then.origin
                assert one.end == then.start or one.what == "in"
                assert one.start <= one.end <= then.start


def test_what_is_paid_for_is_all_that_was_worked(drawn):
    for _, tables, facts in drawn:
        cost = sum(float(row[4]) for row in tables["costs"])
        assert cost == pytest.approx(facts["cost"], abs=1)
        assert sum(float(row[3]) for row in tables["routes"]) == pytest.approx(cost, abs=1)
        pieces = {row[0] for row in tables["pieces"]}
        assert sorted(pieces) == sorted(name for row in tables["duties"] for name in row[1:3] if name)


def test_a_faulty_trip_is_repaired_by_the_manuals_rules(modules):
    feed = {
        "stops": [{"stop_id": stop} for stop in "ABCDE"],
        "routes": [{"route_id": "R"}],
        "calendar": [{"service_id": "W"}],
        "calendar_dates": [],
        "trips": [{"trip_id": "T", "route_id": "R", "service_id": "W"}],
        "stop_times": [
            {"trip_id": trip, "stop_id": stop, "stop_sequence": n, "arrival_time": a, "departure_time": d}
            for trip, stop, n, a, d in [
                ("T", "A", "1", "", ""),
                ("T", "B", "2", "", "23:59:00"),
                ("T", "C", "10", "25:00:00", "24:58:00"),
                ("T", "D", "4", "23:50:00", "23:51:00"),
                ("T", "E", "11", "24:09:01", "24:10:00"),
                ("T", "A", "11", "24:20:00", "24:20:00"),
                ("T", "X", "12", "24:30:00", "24:30:00"),
            ]
        ],
    }
    calls, done = modules["timetable"].repaired(feed)
    start, end = 23 * 3600 + 59 * 60, 24 * 3600 + 9 * 60 + 1
    assert calls["T"] == [
        ("B", start, start),
        ("D", start + 200, start + 200),
        ("C", start + 400, start + 400),
        ("E", end, end + 59),
    ]
    told = {("trimmed", 1), ("filled", 2), ("reversed", 10), ("backwards", 4), ("duplicate", 11), ("unknown", 12)}
    assert {(kind, n) for kind, _, n in done} == told | {("interpolated", 4), ("interpolated", 10)}


def test_a_day_can_be_taken_from_a_service_and_given_to_another(modules):
    week = dict.fromkeys(["monday", "tuesday", "wednesday", "thursday", "friday"], "1") | {
        "saturday": "0",
        "sunday": "0",
    }
    feed = {
        "calendar": [{"service_id": "W", **week, "start_date": "20270101", "end_date": "20270301"}],
        "calendar_dates": [
            {"service_id": "W", "date": "20270226", "exception_type": "2"},
            {"service_id": "S", "date": "20270226", "exception_type": "1"},
        ],
    }

    def served(text: str) -> set[str]:
        return modules["timetable"].services(feed, datetime.date.fromisoformat(text))

    assert served("2027-03-01") == {"W"}
    assert served("2027-03-02") == set()
    assert served("2027-02-26") == {"S"}
    assert served("2027-02-27") == set()


def test_a_passenger_changes_walks_and_takes_the_fewest_rides(modules):
    def asked(transfers: list[tuple[str, str, str, str]], change: int, time: int, most: int = 3):
        names = ["from_stop_id", "to_stop_id", "transfer_type", "min_transfer_time"]
        rows = [dict(zip(names, row, strict=True)) for row in transfers]
        runs = [(("A", 0, 100), ("B", 200, 200)), (("B", 0, 260), ("C", 300, 300)), (("D", 0, 280), ("C", 290, 290))]
        runs.append((("A", 0, 110), ("C", 300, 300)))
        rules = {"change": str(change), "max_rides": str(most)}
        return modules["journeys"].Network(runs, rows, rules).earliest("A", "C", time)

    # Both ways arrive at 300, and one ride is fewer than two.
    assert asked([], 60, 100) == (300, 1)
    assert asked([("B", "D", "2", "80")], 60, 100) == (290, 2)
    assert asked([("B", "D", "2", "81")], 60, 100) == (300, 1)
    assert asked([("B", "D", "1", ""), ("B", "B", "3", "")], 60, 100) == (290, 2)
    assert asked([("A", "C", "2", "500")], 60, 111) == (611, 0)
    assert asked([], 60, 111) is None


def test_the_manual_names_every_column_and_every_rule(modules, drawn):
    manual = (TASK / "recipe" / "workspace" / "MANUAL.md").read_text(encoding="utf-8")
    bare = " ".join(re.sub(r" \([^)]*\)", "", manual).split())
    made = {check: tables for check, tables in modules["test_plans"].TABLES.items() if check != table.INPUTS}
    for tables in made.values():  # the table of the inputs is made from the start
        for name, header in tables.items():
            assert f"`{name}.csv`" in manual
            assert header.replace(",", ", ") in bare, name
    for line in drawn[0][0]["rules.txt"].decode().splitlines()[1:]:
        name = re.sub("standard|articulated", "VEHICLE", line.partition(",")[0])
        assert name in manual, name
