"""The smallest fleet by flows along alternating paths, the office's blocks, and drivers' duties."""

from typing import Any, NamedTuple

from timetable import Run


class Step(NamedTuple):
    """Something a vehicle does."""

    what: str
    run: str
    origin: str
    to: str
    start: int
    end: int


def distances(links: list[tuple[str, str, int]]) -> dict[tuple[str, str], int]:
    """Seconds between all stops, by Floyd and Warshall."""
    stops = sorted({stop for a, b, _ in links for stop in (a, b)})
    far = {(a, b): 0 if a == b else 10**9 for a in stops for b in stops}
    for a, b, time in links:
        far[a, b] = min(far[a, b], time)
    for middle in stops:
        for a in stops:
            for b in stops:
                far[a, b] = min(far[a, b], far[a, middle] + far[middle, b])
    return far


class Matching:
    """A largest matching of runs (numbers) with later runs, kept largest as choices are made."""

    def __init__(self, after: list[list[int]]) -> None:
        self.after, self.next, self.last = after, [-1] * len(after), [-1] * len(after)
        self.closed_left: set[int] = set()
        self.closed_right: set[int] = set()
        self.size = 0
        for run in range(len(after)):
            self.size += self.grow(run)

    def grow(self, root: int) -> bool:
        """Breadth first from a run without a follower to a run without a predecessor."""
        parent: dict[int, int] = {}
        wave = [root]
        while wave:
            coming = []
            for left in wave:
                for right in self.after[left]:
                    if right in parent or right in self.closed_right:
                        continue
                    parent[right] = left
                    if self.last[right] < 0:
                        while right >= 0:
                            left = parent[right]
                            self.next[left], self.last[right], right = right, left, self.next[left]
                        return True
                    coming.append(self.last[right])
            wave = coming
        return False

    def insist(self, left: int, right: int) -> bool:
        """Whether some largest matching has this pair, besides all that were insisted on; keeps it if so."""
        saved = self.next[:], self.last[:]
        mate, widow = self.next[left], self.last[right]
        if mate != right:
            if mate >= 0:
                self.last[mate] = -1
            if widow >= 0:
                self.next[widow] = -1
            self.next[left], self.last[right] = right, left
        self.closed_right.add(right)
        self.closed_left.add(left)
        size = sum(one >= 0 for one in self.next)
        if size < self.size:
            # One path more is enough if any is, and it may begin at any run that has no follower.
            size += any(
                self.grow(one) for one, mine in enumerate(self.next) if mine < 0 and one not in self.closed_left
            )
        if size == self.size:
            return True
        self.next, self.last = saved
        self.closed_right.discard(right)
        self.closed_left.discard(left)
        return False


def followers(runs: list[Run], far: dict[tuple[str, str], int], layover: int) -> list[list[int]]:
    return [
        [
            n
            for n, b in enumerate(runs)
            if b is not a and a.vehicle == b.vehicle and b.start - a.end - layover >= far[a.to, b.origin]
        ]
        for a in runs
    ]


def office(runs: list[Run], after: list[list[int]], far: dict[tuple[str, str], int]) -> list[list[Run]]:
    """The office's plan for the runs of one kind of vehicle, which are in order."""
    matching = Matching(after)
    for n, run in enumerate(runs):
        wishes = sorted((far[run.to, runs[m].origin], runs[m].start, runs[m].name, m) for m in after[n])
        for *_, m in wishes:
            if m not in matching.closed_right and matching.insist(n, m):
                break
    chains = []
    for n in range(len(runs)):
        if matching.last[n] < 0:
            chain = [n]
            while matching.next[chain[-1]] >= 0:
                chain.append(matching.next[chain[-1]])
            chains.append([runs[m] for m in chain])
    return chains


def steps(chain: list[Run], far: dict[tuple[str, str], int], depot: str, stay: int) -> list[Step]:
    first = chain[0]
    done = [Step("out", "", depot, first.origin, first.start - far[depot, first.origin], first.start)]
    for run, then in zip(chain, [*chain[1:], None], strict=True):
        done.append(Step("run", run.name, run.origin, run.to, run.start, run.end))
        home = Step("in", "", run.to, depot, run.end, run.end + far[run.to, depot])
        if then is None:
            done.append(home)
            continue
        leave = then.start - far[depot, then.origin]
        if leave - home.end >= stay:
            done += [home, Step("out", "", depot, then.origin, leave, then.start)]
            continue
        there = run.end + far[run.to, then.origin]
        if run.to != then.origin:
            done.append(Step("empty", "", run.to, then.origin, run.end, there))
        if there != then.start:
            done.append(Step("wait", "", then.origin, then.origin, there, then.start))
    return done


def pieces(done: list[Step], relief: set[str], longest: int) -> list[tuple[int, int]]:
    """First and last step of each piece."""
    out, first = [], 0
    while first < len(done):
        home = next(n for n in range(first, len(done)) if done[n].what == "in")
        chances = [n for n in range(first, home) if done[n].what == "run" and done[n].to in relief] + [home]
        within = [n for n in chances if done[n].end - done[first].start <= longest]
        last = within[-1] if within else chances[0]
        out.append((first, last))
        first = last + 1
    return out


def duties(work: list[dict[str, Any]], rules: dict[str, str]) -> list[list[dict[str, Any]]]:
    """Pieces (with start, name, end and drive) in duties of one or two."""
    pause, span, drive = (int(rules[name]) for name in ("min_break", "max_span", "max_drive"))
    made: list[list[dict[str, Any]]] = []
    for piece in sorted(work, key=lambda one: (one["start"], one["name"])):
        fits = [
            duty
            for duty in made
            if len(duty) < 2
            and duty[0]["end"] + pause <= piece["start"]
            and duty[0]["start"] + span >= piece["end"]
            and duty[0]["drive"] + piece["drive"] <= drive
        ]
        if fits:
            fits[0].append(piece)
        else:
            made.append([piece])
    return made
