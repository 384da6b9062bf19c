"""Random motor portfolios: claims that develop over years, inflation, premiums and a yield curve."""

import math
import random


def table(header: list[str], rows: list[list[object]]) -> bytes:
    """A CSV file."""
    return "".join(",".join(map(str, row)) + "\n" for row in [header, *rows]).encode()


def draw(rng: random.Random) -> tuple[int, dict[str, bytes]]:
    """The year of the valuation, and the files; some payments lie after that year."""
    n, last = rng.randint(7, 9), rng.randint(2015, 2023)
    first, speed = last - n + 1, rng.uniform(0.26, 0.5)
    payments: list[list[object]] = []
    for year in range(first, last + 1):
        for number in range(rng.randint(12, 20)):
            claim = f"M{year}-{number:03}"
            accident = f"{year}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
            total = math.exp(rng.gauss(8, 0.8))
            for d in range(n + 3):
                share = (0.5 if d == 0 else 1.0) * speed * (1 - speed) ** d * rng.uniform(0.5, 1.6)
                if d == 0 or rng.random() < 0.75:
                    day = f"{year + d}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
                    payments.append([claim, accident, max(day, accident), "payment", f"{total * share:.2f}"])
            if rng.random() < 0.15:
                day = f"{year + rng.randint(1, 4)}-06-{rng.randint(10, 28)}"
                payments.append([claim, accident, day, "recovery", f"{total * 0.05:.2f}"])
    rng.shuffle(payments)
    level, index = 100.0, []
    for year in range(first - 1, last + 15):
        level *= 1 + rng.uniform(0.005, 0.07)
        index.append([year, f"{level:.3f}"])
    premiums = [[year, rng.randint(60_000, 160_000)] for year in range(first, last + 1)]
    curve = [[term, f"{rng.uniform(0.005, 0.045):.4f}"] for term in range(1, rng.randint(4, 7))]
    return last, {
        "payments.csv": table(["claim", "accident", "paid", "kind", "amount"], payments),
        "index.csv": table(["year", "index"], index),
        "premiums.csv": table(["year", "premium"], premiums),
        "curve.csv": table(["term", "rate"], curve),
    }
