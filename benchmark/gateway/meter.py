"""Counts a trial's requests and tokens. What no response reported stays unknown: unknown is not zero."""

from benchmark.spec.bundle import Meter
from benchmark.spec.step import Usage


class Tally:
    """A running `Meter`."""

    def __init__(self) -> None:
        self._requests = 0
        self._input: int | None = 0
        self._output: int | None = 0

    def add(self, usage: Usage) -> None:
        """Count one answered request; one unknown makes its sum unknown for good."""
        self._requests += 1
        self._input = _sum(self._input, usage.input_tokens)
        self._output = _sum(self._output, usage.output_tokens)

    def reading(self) -> Meter:
        """The sums so far."""
        if not self._requests:
            return Meter()
        return Meter(input_tokens=self._input, output_tokens=self._output, requests=self._requests)


def _sum(total: int | None, more: int | None) -> int | None:
    return None if total is None or more is None else total + more
