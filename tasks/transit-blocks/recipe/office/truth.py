"""Works out a whole plan from a feed."""

import datetime
from collections import defaultdict
from typing import Any

import blocks
import journeys
import timetable
from timetable import DAY, Rows, Run, clock, unclock

Tables = dict[str, list[tuple[Any, ...]]]


def worked(feed: dict[str, Rows]) -> tuple[Tables, dict[str, Any]]:
    """Every table of the plan but `plan`; and what the checks of `plan` and of the draw need."""
    out: Tables = defaultdict(list)
    rules = {row["name"]: row["value"] for row in feed["rules"]}
    today = datetime.date.fromisoformat(rules["day"])
    out["feed"] = [(name, len(rows)) for name, rows in feed.items()]
    calls, done = timetable.repaired(feed)
    out["repairs"] = sorted(done, key=str)
    for trip, mine in calls.items():
        out["stoptimes"] += [(trip, n, stop, clock(a), clock(d)) for n, (stop, a, d) in enumerate(mine, 1)]
    found: dict[datetime.date, list[Run]] = {}
    for day in (today - datetime.timedelta(1), today):
        served = timetable.services(feed, day)
        for service in served:
            mine = [row for row in feed["trips"] if row["service_id"] == service and row["trip_id"] in calls]
            out["services"].append((day, service, len(mine)))
        found[day] = timetable.runs(feed, calls, served)
        for r in found[day]:
            out["runs"].append((day, r.name, r.route, r.vehicle, r.origin, r.to, clock(r.start), clock(r.end)))
    facts = operated(feed, rules, found[today], out)
    late = [
        Run(r.start - DAY, r.name, r.route, r.vehicle, tuple((s, a - DAY, d - DAY) for s, a, d in r.calls))
        for r in found[today - datetime.timedelta(1)]
    ]
    travelled(feed, rules, [*late, *found[today]], facts, out)
    out["report"] = [
        ("runs", len(found[today])), ("vehicles", sum(row[3] for row in out["fleet"])), ("duties", len(out["duties"])),
        ("paid", f"{facts['paid']:.4f}"), ("cost", f"{facts['cost']:.2f}"), ("withdrawn", facts["withdrawn"]),
        ("served", len(out["delays"])), ("lost", sum(row[1] == "lost" for row in out["delays"])),
        ("delayed", len(facts["later"])), ("worst", max(facts["later"])[2] if facts["later"] else ""),
    ]  # fmt: skip
    return dict(out), facts


def operated(feed: dict[str, Rows], rules: dict[str, str], runs: list[Run], out: Tables) -> dict[str, Any]:
    """Vehicles, drivers and costs of the day's runs."""
    depot, far = (
        rules["depot"],
        blocks.distances([(r["from_stop_id"], r["to_stop_id"], int(r["seconds"])) for r in feed["deadheads"]]),
    )
    ends = {depot, *(r.origin for r in runs), *(r.to for r in runs)}
    out["deadheads"] = [(a, b, time) for (a, b), time in far.items() if a != b and {a, b} <= ends]
    facts: dict[str, Any] = {"runs": runs, "lawful": set(), "fleet": {}, "blocks": {}}
    for vehicle in sorted({r.vehicle for r in runs}):
        mine = [r for r in runs if r.vehicle == vehicle]
        after = blocks.followers(mine, far, int(rules["layover"]))
        out["links"] += [(r.name, len(later)) for r, later in zip(mine, after, strict=True)]
        facts["lawful"] |= {(r.name, mine[n].name) for r, later in zip(mine, after, strict=True) for n in later}
        fleet = facts["fleet"][vehicle] = len(mine) - blocks.Matching(after).size
        out["fleet"].append((vehicle, len(mine), sum(map(len, after)), fleet))
        for number, chain in enumerate(blocks.office(mine, after, far), 1):
            facts["blocks"][f"{vehicle}-{number}"] = blocks.steps(chain, far, depot, int(rules["depot_stay"]))
    work = []
    for block, steps in facts["blocks"].items():
        for n, s in enumerate(steps, 1):
            out["blocks"].append((block, n, s.what, s.run, s.origin, s.to, clock(s.start), clock(s.end)))
        cuts = blocks.pieces(steps, set(rules["relief"].split()), int(rules["max_piece"]))
        for number, (first, last) in enumerate(cuts, 1):
            start, end = steps[first].start, steps[last].end
            drive = sum(s.end - s.start for s in steps[first : last + 1] if s.what != "wait")
            out["pieces"].append((f"{block}/{number}", first + 1, last + 1, clock(start), clock(end), drive))
            work.append({"name": f"{block}/{number}", "block": block, "start": start, "end": end, "drive": drive})
    wages: dict[str, float] = defaultdict(float)
    facts["paid"] = 0.0
    for number, duty in enumerate(blocks.duties(work, rules), 1):
        name, lengths = f"D{number:03}", [piece["end"] - piece["start"] for piece in duty]
        hours = paid(name, duty, lengths, rules, out)
        facts["paid"] += hours
        for piece, length in zip(duty, lengths, strict=True):
            wages[piece["block"]] += hours * float(rules["wage"]) * length / sum(lengths)
    money(rules, {r.name: r for r in runs}, wages, facts, out)
    return facts


def paid(name: str, duty: list[dict[str, Any]], lengths: list[int], rules: dict[str, str], out: Tables) -> float:
    """Adds a duty to the tables and gives its paid hours."""
    on, off = int(rules["sign_on"]), int(rules["sign_off"])
    times = clock(duty[0]["start"] - on), clock(duty[-1]["end"] + off)
    out["duties"].append((name, duty[0]["name"], duty[1]["name"] if len(duty) > 1 else "", *times))
    night = sum(dark(piece["end"], rules) - dark(piece["start"], rules) for piece in duty)
    work, rest = on + off + sum(lengths), (duty[-1]["start"] - duty[0]["end"]) * (len(duty) - 1)
    out["work"].append((name, work, rest, night))
    counted = work + rest * (rest < int(rules["long_break"]))
    basic, over = max(int(rules["guarantee"]), counted), max(counted - int(rules["overtime_after"]), 0)
    hours = basic / 3600 + over / 3600 * float(rules["overtime_share"]) + night / 3600 * float(rules["night_share"])
    out["hours"].append((name, basic, over, f"{hours:.4f}"))
    return hours


def dark(time: int, rules: dict[str, str]) -> int:
    """Seconds of night from the midnight before the day to a time."""
    dusk, dawn = unclock(rules["night_from"]), unclock(rules["night_to"])
    whole, rest = divmod(time, DAY)
    return whole * (dawn + DAY - dusk) + min(rest, dawn) + max(rest - dusk, 0)


def money(
    rules: dict[str, str], runs: dict[str, Run], wages: dict[str, float], facts: dict[str, Any], out: Tables
) -> None:
    """What blocks and routes cost."""
    facts["cost"] = 0.0
    routes: dict[str, list[float]] = defaultdict(lambda: [0, 0, 0.0])
    for block, steps in facts["blocks"].items():
        vehicle = block[: block.rindex("-")]
        day = float(rules["day_" + vehicle])
        motion = float(rules["hour_" + vehicle]) * sum(s.end - s.start for s in steps if s.what != "wait") / 3600
        total = day + motion + wages[block]
        facts["cost"] += total
        out["costs"].append((block, f"{day:.2f}", f"{motion:.2f}", f"{wages[block]:.2f}", f"{total:.2f}"))
        served = [s for s in steps if s.run]
        for s in served:
            mine = routes[runs[s.run].route]
            mine[0] += 1
            mine[1] += s.end - s.start
            mine[2] += total * (s.end - s.start) / sum(one.end - one.start for one in served)
    facts["hourly"] = {route: cost / seconds * 3600 for route, (_, seconds, cost) in routes.items()}
    out["routes"] = [
        (route, n, seconds, f"{cost:.2f}", f"{facts['hourly'][route]:.2f}")
        for route, (n, seconds, cost) in routes.items()
    ]
    facts["withdrawn"] = max(facts["hourly"], key=facts["hourly"].get)


def travelled(
    feed: dict[str, Rows], rules: dict[str, str], runs: list[Run], facts: dict[str, Any], out: Tables
) -> None:
    """Journeys on the whole network and without the withdrawn route."""
    variants = {"all": runs, "without": [r for r in runs if r.route != facts["withdrawn"]]}
    for variant, mine in variants.items():
        late = [d for r in mine for _, _, d in r.calls[:-1] if d >= 0]
        out["network"].append((variant, facts["withdrawn"] if variant != "all" else "", len(mine), len(late)))
    networks = {
        variant: journeys.Network([r.calls for r in mine], feed["transfers"], rules)
        for variant, mine in variants.items()
    }
    facts["later"] = []
    for query in feed["queries"]:
        name, asked = query["query"], unclock(query["time"])
        ends = {
            variant: network.earliest(query["from_stop_id"], query["to_stop_id"], asked)
            for variant, network in networks.items()
        }
        for variant, end in ends.items():
            out["journeys"].append((name, variant, *(("", "") if end is None else (clock(end[0]), end[1]))))
        if ends["all"]:
            later = "lost" if ends["without"] is None else ends["without"][0] - ends["all"][0]
            out["delays"].append((name, later))
            if later not in ("lost", 0):
                # Of equal delays the first query counts: its letters, turned round, are the greatest.
                facts["later"].append((later, [-ord(letter) for letter in name], name))
