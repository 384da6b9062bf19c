"""Draws a desk: two days of a market, a book of trades, limits. Nothing in it hangs on a rounding."""

import itertools
import random

import days
import truth
from days import iso, later

Given = dict[str, truth.Rows]
CODES = ["NOR", "SUD", "EST"]
BOOKS = ["hedging", "treasury", "flow"]


def rows(header: str, *lines: tuple[object, ...]) -> truth.Rows:
    return [dict(zip(header.split(","), line, strict=True)) for line in lines]


def calendars(rng: random.Random, turn: int) -> Given:
    listed, rules = [], []
    for code in CODES:
        weekend = "56" if code == "EST" and turn == 0 else "67"
        listed.append((code, weekend, {"NOR": "yes", "SUD": "no"}.get(code, rng.choice(["yes", "no"]))))
        mine = [
            ("yearly", f"{month:02}-{day:02}")
            for month, day in {(1, 1), (12, 25), (12, 26), (rng.randint(2, 11), rng.randint(1, 28))}
        ]
        mine += [("easter", str(n)) for n in rng.sample([-2, 1, 39, 50], rng.randint(1, 3))]
        month = rng.choice([5, 6, 8, 9])
        mine += [
            (
                "weekday",
                f"{month}-{rng.randint(1, 5)}-{'last' if code == 'NOR' else rng.choice(['1', '2', '3', 'last'])}",
            )
        ]
        mine += [("date", f"{year}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}") for year in range(2023, 2031)]
        rules += [(code, *rule) for rule in mine]
    rng.shuffle(rules)
    return {
        "calendars": rows("calendar,weekend,substitute", *listed),
        "holidays": rows("calendar,kind,value", *rules),
    }


def conventions(rng: random.Random, turn: int) -> truth.Rows:
    """Each turn has another way where two could be mistaken for each other; what matters less is left to chance."""
    lag = rng.choice([1, 2])
    joint = rng.choice(["NOR+SUD", "NOR+EST", "NOR+SUD+EST"]) if turn else "NOR+EST"
    months = (6, 3, rng.choice([3, 6]))[turn]

    def either() -> str:
        return rng.choice(["yes", "no"])

    def roll() -> str:
        return rng.choice(["modified", "modified", "following"])

    return rows(
        "convention,calendars,lag,roll,eom,count,months,paylag",
        ("deposit", "NOR", rng.choice([1, 2]), roll(), either(), rng.choice(["act/360", "act/365"]), 12, 0),
        ("ois", "NOR", rng.choice([1, 2]), roll(), either(), rng.choice(["act/360", "act/365", "act/act"]), 12, rng.choice([0, 1, 2])),
        ("index", joint, lag, roll(), ("yes", "no", either())[turn], rng.choice(["act/360", "act/365"]), months, (0, 2, rng.choice([0, 1, 2]))[turn]),
        ("swap", joint, lag, ("preceding", "modified", "following")[turn], ("no", "yes", either())[turn], ("act/act", "30e/360", "act/365")[turn], rng.choice([6, 12]), (1, 2, rng.choice([0, 1, 2]))[turn]),
    )  # fmt: skip


def quotes(rng: random.Random, today: int, months: int) -> truth.Rows:
    """Smooth curves with a little noise, which move by some points overnight."""
    level, slope, basis = rng.uniform(1.5, 4.5), rng.uniform(-0.12, 0.15), rng.uniform(0.05, 0.3)
    listed: list[tuple[str, str, float]] = [
        ("deposit", term, years) for term, years in (("1D", 0), ("1W", 0.02), ("1M", 0.08), ("3M", 0.25))
    ]
    listed += [
        ("ois", term, years)
        for term, years in (
            ("6M", 0.5),
            ("9M", 0.75),
            ("1Y", 1),
            ("18M", 1.5),
            ("2Y", 2),
            ("3Y", 3),
            ("5Y", 5),
            ("7Y", 7),
            ("10Y", 10),
        )
        if term in ("1Y", "5Y", "10Y") or rng.random() < 0.75
    ]
    listed += [("fixing", f"{months}M", months / 12)]
    listed += [("fra", f"{a}x{a + months}", (a + months) / 12) for a in rng.choice([(1,), (1, 2), (2,)])]
    first = later(today, 3, False)
    contract = next(later(first, n, False) for n in range(3) if int(iso(later(first, n, False))[5:7]) % 3 == 0)
    listed += [("future", iso(later(contract, 3 * n, False))[:7], 0.7 + n / 4) for n in range(rng.randint(2, 4))]
    listed += [
        ("swap", term, int(term[:-1]))
        for term in ("2Y", "3Y", "4Y", "5Y", "7Y", "10Y")
        if term in ("2Y", "10Y") or rng.random() < 0.6
    ]
    shift, twist, made = rng.uniform(-0.08, 0.08), rng.uniform(-0.006, 0.006), []
    for kind, term, years in listed:
        curve = "discount" if kind in ("deposit", "ois") else "index"
        rate = level + slope * years**0.7 + (basis + 0.01 * years if curve == "index" else 0) + rng.uniform(-0.01, 0.01)
        move = shift + twist * years + rng.uniform(-0.01, 0.01)
        old, new = (100 - rate, 100 - rate - move) if kind == "future" else (rate, rate + move)
        places = 3 if kind == "future" else 4
        made.append(
            (
                f"{'D' if curve == 'discount' else 'I'}-{kind}-{term}",
                curve,
                kind,
                term,
                f"{old:.{places}f}",
                f"{new:.{places}f}",
            )
        )
    rng.shuffle(made)
    return rows("quote,curve,kind,term,yesterday,today", *made)


def trades(rng: random.Random, world: truth.World) -> truth.Rows:
    y, t, made = world.yesterday, world.today, []

    def add(kind: str, start: int, end: int, new: bool = False) -> None:
        side = rng.choice(
            {
                "swap": ["pay", "receive"],
                "fra": ["pay", "receive"],
                "loan": ["lend", "borrow"],
                "frn": ["hold", "issue"],
            }[kind]
        )
        rate = rng.uniform(0.05, 0.8) if kind == "frn" else rng.uniform(1.5, 5)
        traded = t if new else min(y, start - rng.randint(0, 5))
        made.append(
            (
                BOOKS[len(made) % 3],
                kind,
                side,
                rng.randint(2, 60) * 1_000_000,
                f"{rate:.4f}",
                iso(start),
                iso(end),
                iso(traded),
            )
        )

    for _ in range(rng.randint(2, 3)):
        start = later(t, -rng.randint(1, 40), False) + rng.randint(-14, 14)
        add("swap", start, later(start, 12 * rng.randint(4, 9), False) + rng.choice([0, 0, 15, 33]))
    start = t + rng.randint(5, 300)
    add("swap", start, later(start, 12 * rng.randint(1, 7), False))
    months = world.terms["index"].months
    for start in (t, t - rng.randint(5, 60), t + rng.randint(8, 200), t + rng.randint(8, 300)):
        add("fra", start, later(start, months, False))
    add("loan", later(t, -rng.randint(1, 9), False), t)
    add("loan", t - rng.randint(3, 100), t + rng.randint(20, 300))
    add("loan", t + rng.randint(4, 60), t + rng.randint(90, 400))
    for _ in range(2):
        start = later(t, -rng.randint(1, 20), False) - rng.randint(0, 20)
        add("frn", start, later(start, 12 * rng.randint(3, 7), False) + rng.choice([0, 0, 20]))
    # Month ends, where the rules part: of short months, and the 30th of August, which February cuts.
    year = int(iso(t)[:4])
    for month in rng.sample([2, 4, 6, 9, 11], 2):
        end = later(days.made(year + rng.randint(2, 6), month, 1), 1, False) - 1
        add("swap", later(end, -12 * rng.randint(4, 6), True), end)
    add("swap", later(t, rng.randint(-30, -3), False), days.made(year + rng.randint(2, 6), 8, 30))
    # A period from Saturday to Sunday, which is none; one that has ended, but not paid; and one beyond the curves.
    sunday = next(d for d in range(t - rng.randint(250, 600), t) if d % 7 == 0 and int(iso(d)[8:]) <= 28)
    add("swap", sunday - 1, later(sunday, 12 * rng.randint(3, 6), False))
    add("swap", later(y, -12 * rng.randint(1, 3), False), later(y, 12 * rng.randint(2, 5), False))
    add("swap", t + rng.randint(3, 90), later(t, 12 * 11 + rng.randint(0, 6), False))
    add("swap", world.spot(t, "swap"), later(world.spot(t, "swap"), 60, False), new=True)
    add("loan", world.spot(t, "deposit"), world.spot(t, "deposit") + rng.randint(30, 200), new=True)
    names = rng.sample(range(1000, 10000), len(made))
    listed = [(f"T{name}", *trade) for name, trade in zip(names, made, strict=True)]
    rng.shuffle(listed)
    return rows("trade,book,kind,side,notional,rate,start,end,traded", *listed)


def fixings(rng: random.Random, world: truth.World, level: float) -> truth.Rows:
    """Of the business days of twenty months; now and then one was never told, and one that is needed."""
    made, open_ = [], world.terms["index"].open
    needed = {
        p.fixing for legs in world.periods.values() for p in legs.get("float", ()) if p.fixing < world.today < p.b
    }
    lost = rng.choice(sorted(needed))
    for day in range(world.today - 600, world.today):
        level += rng.uniform(-0.02, 0.02)
        if day in open_.known and day != lost and rng.random() < 0.93:
            made.append((iso(day), f"{level:.4f}"))
    return rows("date,rate", *made)


def limited(rng: random.Random, out: dict[str, list[tuple[object, ...]]]) -> truth.Rows:
    made = []
    for book, pnl, rest, buckets in out["used"]:
        for measure in ("delta", "bucket", "loss", "unexplained"):
            used = truth.measured(pnl, rest, buckets, measure)
            made.append(
                (
                    book,
                    measure,
                    max(
                        2000, round(used / rng.choice([0.4, 0.6, 0.7, 0.85, 0.95, 1.1, 1.3]) / rng.uniform(0.99, 1.01))
                    ),
                )
            )
    rng.shuffle(made)
    return rows("book,measure,limit", *made)


def clear(world: truth.World, out: dict[str, list[tuple[object, ...]]]) -> bool:
    """Whether nothing is so close that rounding decides."""

    def apart(values: list[float], least: float) -> bool:
        values = sorted(values)
        return all(b - a > least for a, b in itertools.pairwise(values))

    total: dict[str, float] = {}
    for _, _, _, buckets in out["used"]:
        for bucket, amount in buckets.items():
            total[bucket] = total.get(bucket, 0) + amount
    shares = [float(row[4]) for row in out["limits"]]
    return (
        apart([pnl for _, pnl, _, _ in out["used"]], 5)
        and apart([abs(amount) for amount in total.values()], 2)
        and sorted(shares)[-1] - sorted(shares)[-2] > 0.005
        and all(abs(share - edge) > 0.003 for share in shares for edge in (0.8, 1))
    )


def sound(world: truth.World) -> bool:
    """Whether the pillars of both curves lie well apart, and in order, on both days."""
    for instruments in world.instruments.values():
        for curve, least in (("discount", 1), ("index", 6)):
            mine = [one for name, one in instruments.items() if world.curves[name] == curve]
            at = sorted(one.end if curve == "discount" else one.legs["float"][-1][0] for one in mine)
            if any(b - a < least for a, b in itertools.pairwise(at)) or any(
                a >= b for one in mine for leg in one.legs.values() for a, b, _ in leg
            ):
                return False
    return True


def draw(rng: random.Random, turn: int) -> tuple[dict[str, bytes], dict[str, list[tuple[object, ...]]]]:
    """The files of a desk, and the tables of its pack.

    Each of the turns 0, 1 and 2 brings rules to bear that the others don't.
    """
    while True:
        given = {**calendars(rng, turn), "conventions": conventions(rng, turn)}
        given["buckets"] = rows(
            "bucket,months",
            *[(f"up to {m} months", m) for m in sorted(rng.sample([3, 6, 12, 18, 24, 36, 60], 4))],
            ("beyond", ""),
        )
        given |= {name: [] for name in ("quotes", "trades", "fixings", "limits")}
        day = days.made(rng.randint(2024, 2027), rng.randint(1, 12), rng.randint(1, 28))
        given["desk"] = rows(
            "name,value",
            ("yesterday", iso(day)),
            ("today", iso(day)),
            ("volatility", f"{rng.uniform(0.006, 0.02):.4f}"),
        )
        everywhere = truth.World(given).everywhere
        today = everywhere.roll(day, "following")
        given["desk"][0]["value"], given["desk"][1]["value"] = iso(everywhere.shift(today, -1)), iso(today)
        given["quotes"] = quotes(rng, today, given["conventions"][2]["months"])
        world = truth.World(given)
        if not sound(world):
            continue
        given["trades"] = trades(rng, world)
        given["fixings"] = fixings(rng, truth.World(given), rng.uniform(2, 4))
        out = truth.tables(truth.World(given))
        given["limits"] = limited(rng, out)
        truth.finish(out, given["limits"])
        out["inputs"] = [(name, len(listed)) for name, listed in given.items()]
        if clear(world, out):
            return {f"{name}.csv": written(listed) for name, listed in given.items()}, out


def written(listed: truth.Rows) -> bytes:
    lines = [",".join(listed[0]), *(",".join(map(str, row.values())) for row in listed)]
    return ("\n".join(lines) + "\n").encode()
