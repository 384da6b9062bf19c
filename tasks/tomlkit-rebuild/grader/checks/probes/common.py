"""What the probes share: random inputs and a plain form for whatever the library answers.

Probes are never imported by the examiner. Their text is executed twice, as the examiner over the reference and as
the exhibit over the artifact, with the same random numbers; only what they return, as JSON text, is compared.
`probe` (milestone id) is defined by the driver.
"""

import copy
import io
import json
import os
import pickle
import string
import tempfile

LETTERS = string.ascii_lowercase
WIDE = "äéßλж中😀"
ODD = "\"\\'\b\t\n\f\r\x00\x1f\x7f #=[]{}.,"


def word(rng, least=1, most=8):
    """A bare key."""
    return "".join(rng.choice(LETTERS + "0123456789_-") for _ in range(rng.randint(least, most)))


def words(rng, count):
    """That many different bare keys."""
    found = []
    while len(found) < count:
        one = rng.choice(LETTERS) + word(rng, 1, 6)
        if one not in found:
            found.append(one)
    return found


def phrase(rng, most=12):
    """Text that needs no escape."""
    return "".join(rng.choice(LETTERS + "   " + WIDE) for _ in range(rng.randint(0, most)))


def noise(rng, most=16):
    """Text that needs escapes."""
    return "".join(rng.choice(LETTERS + ODD + WIDE) for _ in range(rng.randint(1, most)))


def tried(function, *arguments, **options):
    """The answer, or the exception with its message."""
    try:
        return function(*arguments, **options)
    except Exception as error:
        if isinstance(error, NotImplementedError):
            raise
        return [type(error).__name__, str(error)]


def kind(value):
    """The name of its type and its plain text."""
    return [type(value).__name__, str(value)]


def number(rng):
    """A whole number of any sign and size."""
    return rng.choice([0, 1, -1, rng.randint(-50, 50), rng.randint(-(10**12), 10**12)])


def fraction(rng):
    """A float that prints shortly."""
    return rng.choice([0.0, -0.5, 1e20, rng.randint(-999, 999) / 8, rng.randint(1, 9) * 10.0 ** rng.randint(-9, 9)])


def scalar(rng):
    """A plain value that becomes one TOML value."""
    return rng.choice([number(rng), fraction(rng), rng.random() < 0.5, phrase(rng), noise(rng)])


def day(rng):
    """Year, month and day as text."""
    return f"{rng.randint(1, 9999):04}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"


def hour(rng):
    """A time of day as text, with or without a fraction of a second."""
    tail = rng.choice(["", f".{rng.randint(0, 9999999)}", ".5", ".000001"])
    return f"{rng.randint(0, 23):02}:{rng.randint(0, 59):02}:{rng.randint(0, 59):02}{tail}"


def offset(rng):
    """A time zone as text, or none."""
    return rng.choice(["", "Z", "z", f"{rng.choice('+-')}{rng.randint(0, 23):02}:{rng.randint(0, 59):02}"])
