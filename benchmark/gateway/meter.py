"""Counts a trial's requests, tokens and cost, and says when a budget is spent.

What no response reported stays unknown: unknown is not zero. A budget goes by what is known, which is a lower bound.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pydantic import Field

from benchmark.spec.base import Model
from benchmark.spec.bundle import Meter
from benchmark.spec.step import EndReason, Usage

_KINDS = ("input_tokens", "output_tokens", "cache_read_tokens", "cache_write_tokens", "reasoning_tokens")
_MILLION = 1_000_000


class Price(Model):
    """What a model costs, in US dollars per million tokens; a kind that has no price of its own costs as input."""

    input: float = Field(ge=0)
    output: float = Field(ge=0, description="reasoning included")
    cache_read: float | None = Field(None, ge=0)
    cache_write: float | None = Field(None, ge=0)
    source: str

    def of(self, usage: Usage) -> float | None:
        """What a response cost, in dollars; None if its tokens are unknown."""
        if usage.input_tokens is None or usage.output_tokens is None:
            return None
        read, written = usage.cache_read_tokens or 0, usage.cache_write_tokens or 0
        plain = max(0, usage.input_tokens - read - written)
        return (
            plain * self.input
            + read * (self.input if self.cache_read is None else self.cache_read)
            + written * (self.input if self.cache_write is None else self.cache_write)
            + usage.output_tokens * self.output
        ) / _MILLION


class Prices(Model):
    """`prices.toml`: one table of prices, with the day on which they were looked up."""

    dated: str = Field(pattern=r"^\d{4}-\d{2}-\d{2}$")
    model: Mapping[str, Price]

    def of(self, model: str) -> Price | None:
        """A model's price; that of the longest name that the model's own begins with, as vendors append dates."""
        fitting = [name for name in self.model if model == name or model.startswith(f"{name}-20")]
        return self.model[max(fitting, key=len)] if fitting else None


@cache
def prices() -> Prices:
    """The table that comes with the package."""
    text = files("benchmark.gateway").joinpath("prices.toml").read_text(encoding="utf-8")
    return Prices.model_validate(tomllib.loads(text))


@dataclass(frozen=True)
class Budget:
    """What a trial may spend; None: as much as it likes.

    Attributes:
        steps: of the main thread.
        tokens: input and output together, over all threads.
        cost: in US dollars.
    """

    steps: int
    tokens: int | None = None
    cost: float | None = None

    def spent(self, tally: "Tally") -> EndReason | None:
        """Which of `tokens` and `cost` is spent, if one is."""
        if self.tokens is not None and tally.known_tokens >= self.tokens:
            return "token-budget"
        if self.cost is not None and tally.known_cost >= self.cost:
            return "cost-budget"
        return None


class Tally:
    """A running `Meter`.

    Args:
        price: what the model costs; None: unknown.
    """

    def __init__(self, price: Price | None = None) -> None:
        self._price = price
        self._requests = 0
        self._sums: dict[str, int | None] = dict.fromkeys(_KINDS, 0)
        self._cost: float | None = 0.0 if price is not None else None
        self.known_tokens = 0
        self.known_cost = 0.0

    def add(self, usage: Usage) -> None:
        """Count one answered request; one unknown makes its sum unknown for good."""
        self._requests += 1
        for kind in _KINDS:
            total, more = self._sums[kind], getattr(usage, kind)
            self._sums[kind] = None if total is None or more is None else total + more
        self.known_tokens += (usage.input_tokens or 0) + (usage.output_tokens or 0)
        cost = self._price.of(usage) if self._price is not None else None
        self._cost = None if self._cost is None or cost is None else self._cost + cost
        self.known_cost += cost or 0.0

    def reading(self) -> Meter:
        """The sums so far."""
        if not self._requests:
            return Meter()
        cost = None if self._cost is None else round(self._cost, 6)
        dated = prices().dated if self._price is not None else None
        return Meter(requests=self._requests, cost_usd=cost, prices_dated=dated, **self._sums)
