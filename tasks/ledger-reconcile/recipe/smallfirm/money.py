"""Dates and amounts: the quarter, rounding, and how a tired clerk transposes two digits."""

import random
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

START = date(2024, 1, 1)
END = date(2024, 3, 31)
PENNY = Decimal("0.01")


def rounded(amount: Decimal) -> Decimal:
    """To the penny, halves away from zero."""
    return amount.quantize(PENNY, ROUND_HALF_UP)


def between(rng: random.Random, low: int, high: int) -> Decimal:
    """An amount from `low` to `high` pounds, with pence."""
    return Decimal(rng.randint(low * 100, high * 100)) / 100


def working_day(day: date) -> date:
    """`day`, or the next Monday if it is a weekend."""
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)


def working_days_later(day: date, count: int) -> date:
    """`count` working days after `day`."""
    for _ in range(count):
        day = working_day(day + timedelta(days=1))
    return day


def month_end(day: date) -> date:
    """The last day of the month of `day`."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def transposed(rng: random.Random, amount: Decimal) -> Decimal:
    """`amount` with two neighbouring, different digits swapped; never the leading digit into a zero."""
    text = f"{amount:.2f}"
    places = [
        i
        for i in range(len(text) - 1)
        if text[i].isdigit() and text[i + 1].isdigit() and text[i] != text[i + 1] and not (i == 0 and text[1] == "0")
    ]
    at = rng.choice(places)
    return Decimal(text[:at] + text[at + 1] + text[at] + text[at + 2 :])
