"""Filters, resampling, loudness, peaks and the limiter by other ways than a programme would take: transforms and whole arrays."""

import math
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

PUBLISHED = {
    "shelf": ([1.53512485958697, -2.69169618940638, 1.19839281085285], [1, -1.69065929318241, 0.73248077421585]),
    "highpass": ([1, -2, 1], [1, -1.99004745483398, 0.99007225036621]),
}
"""ITU-R BS.1770 at 48 kHz: numerator and denominator in powers of 1/z."""
FLOOR = -120.0


def decibels(amplitude: float) -> float:
    return max(20 * math.log10(amplitude), FLOOR) if amplitude > 0 else FLOOR


def filtered(signal: np.ndarray, numerator: np.ndarray, denominator: np.ndarray, tail: int) -> np.ndarray:
    """From rest, along the first axis, by the frequency response; its answer must have died away after `tail` samples."""
    size = 1 << math.ceil(math.log2(len(signal) + tail))
    back = np.exp(-2j * np.pi * np.arange(size // 2 + 1) / size)
    response = np.polyval(numerator[::-1], back) / np.polyval(denominator[::-1], back)
    shape = (-1,) + (1,) * (signal.ndim - 1)
    return np.fft.irfft(np.fft.rfft(signal, size, axis=0) * response.reshape(shape), size, axis=0)[: len(signal)]


def emphasis(rate: float) -> tuple[np.ndarray, np.ndarray]:
    """De-emphasis of 50 us and 15 us: numerator, denominator."""
    above, below = 15e-6 * 2 * rate, 50e-6 * 2 * rate
    return np.array([1 + above, 1 - above]), np.array([1 + below, 1 - below])


def moved(root: complex, rate: float) -> complex:
    """Where a pole or zero of the published filter goes: back to the analogue plane, and forth at another rate."""
    plane = 2 * 48000 * (root - 1) / (root + 1)
    return (2 * rate + plane) / (2 * rate - plane)


def weighting(rate: int) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """The filters at a rate, by poles and zeros; the gain is that where the transform doesn't move the frequency."""
    made = {}
    for name, (numerator, denominator) in PUBLISHED.items():
        zeros, poles = (np.array([moved(root, rate) for root in np.roots(c)]) for c in (numerator, denominator))
        if name == "highpass":
            zeros = np.array([1.0, 1.0])
        below, above = np.real(np.poly(zeros)), np.real(np.poly(poles))
        # z = -1 is the infinite frequency at every rate.
        gain = (np.polyval(numerator, -1) / np.polyval(denominator, -1)) / (
            np.polyval(below, -1) / np.polyval(above, -1)
        )
        made[name] = (gain * below, above)
    return made


def kernel(part: np.ndarray, cutoff: float, half: float) -> np.ndarray:
    """Weights for places behind a sample (parts of one): a row each, of samples from -ceil(half) to ceil(half) beside it."""
    reach = math.ceil(half)
    apart = part[:, None] - np.arange(-reach, reach + 1)
    weight = cutoff * np.sinc(cutoff * apart) * np.cos(np.pi * apart / (2 * half)) ** 2
    return np.where(np.abs(apart) < half, weight, 0)


def resampled(
    signal: np.ndarray, first: Fraction, step: Fraction, count: int, cutoff: float, half: float
) -> np.ndarray:
    """Values at first + m step, m below count, by the windowed sinc; zeros beyond the ends."""
    base = math.lcm(first.denominator, step.denominator)
    ticks = int(first * base) + np.arange(count, dtype=np.int64) * int(step * base)
    parts, which = np.unique(ticks % base, return_inverse=True)
    weights, reach = kernel(parts / base, cutoff, half), math.ceil(half)
    padded = np.zeros((len(signal) + 4 * reach + 4, signal.shape[1]))
    padded[2 * reach : 2 * reach + len(signal)] = signal
    made = np.zeros((count, signal.shape[1]))
    for place, column in enumerate(weights.T):
        made += column[which, None] * padded[np.minimum(ticks // base + place + reach, len(padded) - 1)]
    return made


def rms(signal: np.ndarray, size: int) -> np.ndarray:
    """Per stretch of `size` samples and channel."""
    return np.sqrt(np.mean(signal.reshape(-1, size, signal.shape[1]) ** 2, axis=1))


def loudness(power: float) -> float:
    return max(-0.691 + 10 * math.log10(power), FLOOR) if power > 0 else FLOOR


@dataclass
class Loudness:
    """What a programme's loudness comes to."""

    powers: np.ndarray
    short_powers: np.ndarray
    momentary: list[float]
    short: list[float]
    absolute: tuple[int, float]
    relative: tuple[float, int, float]
    range_threshold: float
    windows: int
    low: float
    high: float
    narrow: float
    """How close any decision was, in dB."""


def stretches(weighted: np.ndarray, rate: int, seconds: Fraction) -> np.ndarray:
    """Summed mean squares of stretches every 100 ms."""
    size, hop = int(rate * seconds), rate // 10
    begins = np.arange(0, len(weighted) - size + 1, hop)
    # Sums of slices: differences of running sums would lose what is quiet.
    return np.array([np.sum(weighted[at : at + size] ** 2) / size for at in begins])


def measured(signal: np.ndarray, rate: int) -> Loudness:
    """Gated loudness and loudness range."""
    weighted = signal
    for numerator, denominator in weighting(rate).values():
        weighted = filtered(weighted, numerator, denominator, rate)
    powers, wide = (stretches(weighted, rate, Fraction(*size)) for size in ((2, 5), (3, 1)))
    momentary, short = ([loudness(power) for power in found] for found in (powers, wide))
    above = powers[np.array(momentary) > -70]
    first = loudness(above.mean())
    kept = above[[loudness(power) > first - 10 for power in above]]
    heard = wide[np.array(short) > -70]
    threshold = loudness(heard.mean()) - 20
    ranked = sorted(loudness(power) for power in heard if loudness(power) > threshold)
    places = [(len(ranked) - 1) * part / 100 + 0.5 for part in (10, 95)]
    low, high = (ranked[math.floor(place + 1e-9)] for place in places)
    near = [abs(value - edge) for value in momentary for edge in (-70, first - 10)]
    near += [abs(value - edge) for value in short for edge in (-70, threshold)]
    near += [min(place % 1, 1 - place % 1) for place in places]
    return Loudness(
        powers, wide, momentary, short, (len(above), first), (first - 10, len(kept), loudness(kept.mean())), threshold,
        len(ranked), low, high, min(near),
    )  # fmt: skip


def between(signal: np.ndarray) -> np.ndarray:
    """Largest magnitude of the three places behind each sample, per channel."""
    found = np.zeros(signal.shape)
    for taps in kernel(np.array([0.25, 0.5, 0.75]), 1.0, 6.0):
        for channel in range(signal.shape[1]):
            there = np.convolve(signal[:, channel], taps[::-1])[6:-6]
            found[:, channel] = np.maximum(found[:, channel], np.abs(there))
    return found


def around(signal: np.ndarray) -> np.ndarray:
    """peak[n] of the limiter: of both channels, at n and at three places on either side."""
    behind = between(signal).max(axis=1)
    return np.maximum(np.abs(signal).max(axis=1), np.maximum(behind, np.concatenate([[0.0], behind[:-1]])))


def windows(values: np.ndarray, reach: int, beyond: float) -> np.ndarray:
    padded = np.concatenate([np.full(reach, beyond), values, np.full(reach, beyond)])
    return np.lib.stride_tricks.sliding_window_view(padded, 2 * reach + 1)


def runs(flags: np.ndarray) -> list[tuple[int, int]]:
    """From, to (not included) of each run of what is true."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], flags.astype(int), [0]])))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]
