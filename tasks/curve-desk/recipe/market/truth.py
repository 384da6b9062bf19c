"""Works out the pack of a desk: curves by halving and in closed form, trades leg by leg."""

import itertools
import math
from collections import defaultdict
from types import SimpleNamespace

import days
from days import iso, later, ordinal, part

Rows = list[dict[str, object]]
LEGS = {"deposit": ("deposit",), "ois": ("ois",), "swap": ("swap", "index")}
TRADED = {"swap": ("swap", "index"), "frn": ("index",), "fra": ("index",), "loan": ("deposit",)}
IN = {"receive": 1, "lend": 1, "hold": 1}


class World:
    """Days, conventions, instruments and periods: all that doesn't depend on quotes."""

    def __init__(self, given: dict[str, Rows]) -> None:
        self.given = given
        self.settings = {row["name"]: row["value"] for row in given["desk"]}
        self.yesterday, self.today = (ordinal(self.settings[name]) for name in ("yesterday", "today"))
        weekends = {row["calendar"]: set(map(int, row["weekend"])) for row in given["calendars"]}
        closed = {
            row["calendar"]: days.holidays(
                [(r["kind"], r["value"]) for r in given["holidays"] if r["calendar"] == row["calendar"]],
                weekends[row["calendar"]],
                row["substitute"] == "yes",
            )
            for row in given["calendars"]
        }
        self.weekends, self.closed, cache, self.terms = weekends, closed, {}, {}
        for row in given["conventions"]:
            names = row["calendars"].split("+")
            if row["calendars"] not in cache:
                cache[row["calendars"]] = days.Open(
                    set().union(*(weekends[n] for n in names)), set().union(*(closed[n] for n in names))
                )
            self.terms[row["convention"]] = SimpleNamespace(
                **{**row, "open": cache[row["calendars"]], "eom": row["eom"] == "yes"}
            )
        self.everywhere = days.Open(set().union(*weekends.values()), set().union(*closed.values()))
        self.kinds = {row["quote"]: row["kind"] for row in given["quotes"]}
        self.curves = {row["quote"]: row["curve"] for row in given["quotes"]}
        self.instruments = {day: self.quoted(day) for day in (self.yesterday, self.today)}
        self.trades = {row["trade"]: row for row in given["trades"]}
        self.periods = {name: self.scheduled(trade) for name, trade in self.trades.items()}
        self.fixed = sorted((ordinal(row["date"]), float(row["rate"]) / 100) for row in given["fixings"])

    def spot(self, day: int, convention: str) -> int:
        return self.terms[convention].open.shift(day, self.terms[convention].lag)

    def divided(self, start: int, end: int, convention: str) -> list[tuple[int, int]]:
        """Periods, short first, on business days."""
        t = self.terms[convention]
        marks = {later(end, -k * t.months, t.eom) for k in range(600 // t.months)}
        edges = [t.open.roll(d, t.roll) for d in sorted({start} | {d for d in marks if d > start})]
        return [(a, b) for a, b in itertools.pairwise(edges) if b > a]

    def quoted(self, day: int) -> dict[str, SimpleNamespace]:
        made = {}
        for row in self.given["quotes"]:
            kind, term = row["kind"], row["term"]
            names = LEGS.get(kind, ("index",))
            t, spot = self.terms[names[0]], self.spot(day, names[0])
            if kind == "future":
                year, month = map(int, term.split("-"))
                start = next(d for d in range(days.made(year, month, 15), days.made(year, month, 22)) if d % 7 == 3)
                end = later(start, t.months, t.eom)
            elif kind == "fra":
                start, end = (later(spot, int(n), t.eom) for n in term.split("x"))
            elif term == "1D":
                start, end = day, t.open.shift(day, 1)
            elif term.endswith("W"):
                start, end = spot, spot + 7 * int(term[:-1])
            else:
                start, end = spot, later(spot, int(term[:-1]) * {"M": 1, "Y": 12}[term[-1]], t.eom)
            one = SimpleNamespace(start=t.open.roll(start, t.roll), end=t.open.roll(end, t.roll), legs={})
            for name in names:
                split = [(one.start, one.end)] if kind not in ("ois", "swap") else self.divided(start, end, name)
                leg = "float" if name == "index" else "fixed"
                one.legs[leg] = [(a, b, part(a, b, self.terms[name].count)) for a, b in split]
            made[row["quote"]] = one
        return made

    def scheduled(self, trade: dict[str, object]) -> dict[str, list[SimpleNamespace]]:
        out = {}
        for name in TRADED[trade["kind"]]:
            t = self.terms[name]
            start, end = ordinal(trade["start"]), ordinal(trade["end"])
            if trade["kind"] in ("fra", "loan"):
                split = [(t.open.roll(start, t.roll), t.open.roll(end, t.roll))]
            else:
                split = self.divided(start, end, name)
            out["float" if name == "index" else "fixed"] = [
                SimpleNamespace(
                    a=a,
                    b=b,
                    f=part(a, b, t.count),
                    count=t.count,
                    fixing=t.open.shift(a, -t.lag) if name == "index" else None,
                    pays=a if trade["kind"] == "fra" else t.open.shift(b, t.paylag),
                )
                for a, b in split
            ]
        return out

    def rate(self, day: int, name: str, quote: float) -> float:
        if self.kinds[name] != "future":
            return quote / 100
        one = self.instruments[day][name]
        return (
            1 - quote / 100 - float(self.settings["volatility"]) ** 2 / 2 * (one.start - day) * (one.end - day) / 365**2
        )


class Market:
    """Both curves of a day under quotes."""

    def __init__(self, world: World, day: int, quotes: dict[str, float]) -> None:
        self.world, self.day, self.xs, self.ys = world, day, [day], [0.0]
        self.rates = {name: world.rate(day, name, quote) for name, quote in quotes.items()}
        instruments = world.instruments[day]
        for name in sorted((n for n in quotes if world.curves[n] == "discount"), key=lambda n: instruments[n].end):
            self.extend(instruments[name], self.rates[name])
        self.forwards = {
            name: [(self.p(a) - self.p(b)) / (f * self.p(b)) for a, b, f in one.legs["float"]]
            for name, one in instruments.items()
            if world.curves[name] == "index"
        }
        self.pillars: list[tuple[int, float]] = []
        for name in sorted(self.forwards, key=lambda n: instruments[n].legs["float"][-1][0]):
            self.pillars.append(self.solved(instruments[name].legs, self.rates[name], self.forwards[name]))

    def p(self, day: int) -> float:
        """The discount factor."""
        n = 1
        while n < len(self.xs) - 1 and self.xs[n] < day:
            n += 1
        share = (day - self.xs[n - 1]) / (self.xs[n] - self.xs[n - 1])
        return math.exp((1 - share) * self.ys[n - 1] + share * self.ys[n])

    def extend(self, one: SimpleNamespace, rate: float) -> None:
        leg, years = one.legs["fixed"], (one.end - self.day) / 365
        self.xs.append(one.end)
        low, high = -0.3 * years, 0.1 * years
        self.ys.append(high)
        for _ in range(64):
            self.ys[-1] = (low + high) / 2
            worth = self.p(leg[-1][1]) + rate * sum(f * self.p(b) for _, b, f in leg) - self.p(leg[0][0])
            low, high = (low, self.ys[-1]) if worth > 0 else (self.ys[-1], high)

    def solved(
        self, legs: dict[str, list[tuple[int, int, float]]], rate: float, forwards: list[float]
    ) -> tuple[int, float]:
        """The next pillar: the equation is linear in its basis."""
        pillar, owed, slope = legs["float"][-1][0], 0.0, 0.0
        owed = rate * sum(f * self.p(b) for _, b, f in legs.get("fixed", legs["float"]))
        for (a, b, f), forward in zip(legs["float"], forwards, strict=True):
            weight = f * self.p(b)
            if self.pillars and a > self.pillars[-1][0]:
                x, y = self.pillars[-1]
                share = (a - x) / (pillar - x)
                owed -= weight * (forward + (1 - share) * y)
                slope += weight * share
            elif self.pillars:
                owed -= weight * (forward + self.basis(a))
            else:
                owed -= weight * forward
                slope += weight
        return pillar, owed / slope

    def basis(self, day: int) -> float:
        known = self.pillars
        if day <= known[0][0]:
            return known[0][1]
        for (a, x), (b, y) in itertools.pairwise(known):
            if day <= b:
                return (x * (b - day) + y * (day - a)) / (b - a)
        return known[-1][1]

    def index(self, period: SimpleNamespace) -> float:
        if period.fixing < self.day:
            return [rate for day, rate in self.world.fixed if day <= period.fixing][-1]
        return (self.p(period.a) / self.p(period.b) - 1) / period.f + self.basis(period.a)

    def flows(self, name: str, after: int) -> list[tuple[str, int, int, float, SimpleNamespace | None]]:
        """(leg, n, day, amount, period) of what a trade pays after a day."""
        trade, legs, out = self.world.trades[name], self.world.periods[name], []
        way, n0, rate = IN.get(trade["side"], -1), float(trade["notional"]), float(trade["rate"]) / 100
        for leg, periods in legs.items():
            for n, p in enumerate(periods, 1):
                if p.pays <= after:
                    continue
                if leg == "fixed":
                    worth = way * rate * p.f
                else:
                    index = self.index(p)
                    worth = {
                        "swap": -way * index * p.f,
                        "frn": way * (index + rate) * p.f,
                        "fra": way * (rate - index) * p.f / (1 + index * p.f),
                    }[trade["kind"]]
                out.append((leg, n, p.pays, n0 * worth, p))
        if trade["kind"] in ("loan", "frn"):
            periods = next(iter(legs.values()))
            ends = ((0, periods[0].a, -way * n0), (1, periods[-1].pays, way * n0))
            out += [("principal", n, day, amount, None) for n, day, amount in ends if day > after]
        return out

    def value(self, name: str) -> float:
        return math.fsum(amount * self.p(day) for _, _, day, amount, _ in self.flows(name, self.day))


def tables(world: World) -> dict[str, list[tuple[object, ...]]]:
    """Every table of the pack but `limits` and `report`; and under `facts` what these need."""
    out: dict[str, list[tuple[object, ...]]] = defaultdict(list)
    y, t = world.yesterday, world.today
    out["inputs"] = [(name, len(rows)) for name, rows in world.given.items()]
    year = int(iso(y)[:4])
    for name, closed in world.closed.items():
        shown = (d for d in closed if (d % 7 or 7) not in world.weekends[name] and year <= int(iso(d)[:4]) <= year + 1)
        out["holidays"] += [(name, iso(d)) for d in shown]
    quotes = {d: {r["quote"]: float(r[c]) for r in world.given["quotes"]} for d, c in ((y, "yesterday"), (t, "today"))}
    markets = {day: Market(world, day, quotes[day]) for day in (y, t)}
    for day, market in markets.items():
        out["spots"] += [(iso(day), name, iso(world.spot(day, name))) for name in world.terms]
        for name, one in world.instruments[day].items():
            out["instruments"].append((iso(day), name, iso(one.start), iso(one.end)))
            for leg, periods in one.legs.items():
                out["legs"] += [
                    (iso(day), name, leg, n, iso(a), iso(b), f"{f:.10f}") for n, (a, b, f) in enumerate(periods, 1)
                ]
            out["rates"].append((iso(day), name, f"{market.rates[name]:.10f}"))
            if world.curves[name] == "discount":
                log = market.ys[market.xs.index(one.end)]
                zero = -log / (one.end - day) * 365
                out["discount"].append((iso(day), name, iso(one.end), f"{math.exp(log):.10f}", f"{zero:.10f}"))
            else:
                out["forwards"] += [(iso(day), name, n, f"{f:.10f}") for n, f in enumerate(market.forwards[name], 1)]
                pillar = one.legs["float"][-1][0]
                out["basis"].append((iso(day), name, iso(pillar), f"{dict(market.pillars)[pillar]:.10f}"))
    for name, legs in world.periods.items():
        for leg, periods in legs.items():
            for n, p in enumerate(periods, 1):
                fixing = "" if p.fixing is None else iso(p.fixing)
                out["schedules"].append((name, leg, n, iso(p.a), iso(p.b), fixing, iso(p.pays)))
                out["fractions"].append((name, leg, n, f"{p.f:.10f}"))
    trades(world, markets[t], out)
    risk(world, markets, quotes, out)
    return dict(out)


def trades(world: World, market: Market, out: dict[str, list[tuple[object, ...]]]) -> None:
    """Flows, values, par rates and accruals of today."""
    day, books = market.day, defaultdict(list)
    for name, trade in world.trades.items():
        flows, worth, accrued = market.flows(name, day), market.value(name), 0.0
        out["facts"].append((name, trade["book"], bool(flows), worth))
        for leg, n, pays, amount, p in flows:
            out["flows"].append((name, leg, n, iso(pays), f"{amount:.2f}"))
            if leg == "float":
                source = "fixed" if p.fixing < day else "expected"
                out["resets"].append((name, n, source, f"{market.index(p):.10f}"))
        # A payment may lag behind the end of its period, but then nothing accrues any more.
        for _, _, _, amount, p in flows:
            if p is not None and trade["kind"] != "fra" and p.a <= day < p.b:
                accrued += amount / p.f * part(p.a, day, p.count)
        out["values"].append((name, f"{worth:.2f}"))
        out["accrued"].append((name, f"{accrued:.2f}", f"{worth - accrued:.2f}"))
        out["gathered"].append((worth, accrued))
        books[trade["book"]].append(worth)
        left = [p for leg, _, _, _, p in flows if leg == "fixed"]
        if trade["kind"] == "swap" and left:
            one = sum(p.f * market.p(p.pays) for p in left)
            floating = sum(market.index(p) * p.f * market.p(p.pays) for leg, _, _, _, p in flows if leg == "float")
            excess = worth / one / float(trade["notional"])
            out["par"].append(
                (name, f"{one * float(trade['notional']):.2f}", f"{floating / one:.10f}", f"{excess:.10f}")
            )
    out["books"] = [(book, len(worths), f"{sum(worths):.2f}") for book, worths in books.items()]


def risk(
    world: World,
    markets: dict[int, Market],
    quotes: dict[int, dict[str, float]],
    out: dict[str, list[tuple[object, ...]]],
) -> None:
    """Annuities, deltas, moves and what explains the result."""
    y, t = world.yesterday, world.today
    market, names = markets[t], list(world.trades)
    now = {name: market.value(name) for name in names}
    books = sorted({trade["book"] for trade in world.trades.values()})
    delta, moves, ends = {}, {}, {}
    for quote, one in world.instruments[t].items():
        leg = one.legs.get("fixed", one.legs.get("float"))
        annuity = sum(f * market.p(b) for _, b, f in leg)
        # The curves were made so that each quote's instrument is worth nothing.
        out["annuities"].append((quote, f"{annuity:.10f}", f"{market.rates[quote]:.10f}"))
        sign = -1 if world.kinds[quote] == "future" else 1
        bumped = Market(world, t, {**quotes[t], quote: quotes[t][quote] + sign * 0.01})
        delta.update({(name, quote): bumped.value(name) - now[name] for name in names})
        moves[quote] = sign * 100 * (quotes[t][quote] - quotes[y][quote])
        out["moves"].append((quote, f"{moves[quote]:.4f}"))
        for book in books:
            total = sum(delta[name, quote] for name in names if world.trades[name]["book"] == book)
            out["risk"].append((book, quote, f"{total:.2f}", f"{total / annuity / 100:.2f}"))
        limits = [(row["bucket"], row["months"]) for row in world.given["buckets"]]
        ends[quote] = next(b for b, m in limits if m == "" or one.end <= later(t, int(m), False))
    rolled = Market(world, t, quotes[y])
    half = Market(world, t, {q: quotes[t if world.curves[q] == "discount" else y][q] for q in moves})
    for book in books:
        mine = [name for name in names if world.trades[name]["book"] == book]
        old = [name for name in mine if ordinal(world.trades[name]["traded"]) < t]
        v0, v1, v2, v3 = (sum(m.value(name) for name in old) for m in (markets[y], rolled, half, market))
        cash = sum(amount for name in old for _, _, day, amount, _ in market.flows(name, y) if day <= t)
        new = sum(now[name] for name in mine if name not in old)
        told = sum(delta[name, quote] * move for name in old for quote, move in moves.items())
        figures = (v0, cash, v1 + cash - v0, v2 - v1, v3 - v2, new, v3 + new + cash - v0, told, v3 - v1 - told)
        out["explain"].append((book, *(f"{figure:.2f}" for figure in figures)))
        buckets = dict.fromkeys(ends.values(), 0.0)
        for quote, bucket in ends.items():
            buckets[bucket] += sum(delta[name, quote] for name in mine)
        out["buckets"] += [(book, bucket, f"{amount:.2f}") for bucket, amount in buckets.items()]
        out["used"].append((book, figures[6], figures[8], buckets))


def finish(out: dict[str, list[tuple[object, ...]]], limits: Rows) -> None:
    """`limits` and `report`."""
    shares, total = {}, defaultdict(float)
    results = {book: (pnl, rest, buckets) for book, pnl, rest, buckets in out["used"]}
    for row in limits:
        amount = measured(*results[row["book"]], row["measure"])
        share = amount / float(row["limit"])
        state = "ok" if share < 0.8 else "breach" if share > 1 else "warning"
        shares[f"{row['book']} {row['measure']}"] = share
        out.setdefault("limits", []).append(
            (row["book"], row["measure"], f"{amount:.2f}", row["limit"], f"{share:.4f}", state)
        )
    for _, _, buckets in results.values():
        for bucket, amount in buckets.items():
            total[bucket] += amount
    value, accrued = (sum(column) for column in zip(*out["gathered"], strict=True))
    states = [row[-1] for row in out["limits"]]
    out["report"] = [
        ("trades", len(out["facts"])), ("live", sum(row[2] for row in out["facts"])), ("value", f"{value:.2f}"),
        ("clean", f"{value - accrued:.2f}"), ("pnl", f"{sum(pnl for pnl, _, _ in results.values()):.2f}"),
        ("worst", min(results, key=lambda book: results[book][0])), ("bucket", max(total, key=lambda b: abs(total[b]))),
        ("breaches", states.count("breach")), ("warnings", states.count("warning")), ("closest", max(shares, key=shares.get)),
    ]  # fmt: skip


def measured(pnl: float, rest: float, buckets: dict[str, float], measure: str) -> float:
    """How much of a limit is used."""
    return {
        "delta": abs(sum(buckets.values())),
        "bucket": max(abs(amount) for amount in buckets.values()),
        "loss": max(-pnl, 0.0),
        "unexplained": abs(rest),
    }[measure]
