"""Where functions, tokens and operators are registered; all modules of `calc.functions` and `calc.syntax` are loaded.

`@function("LEFT", "t|n")` says what a function is given: `n` a number, `t` a text, `b` a truth value, `s` any single
value, `a` whatever stands there (an area stays one), `x` a function without parameters that works the argument out when
called. What stands behind `|` may be left out, then the parameter's default holds; `*` at the end: any number more of
the last.
"""

import importlib
import pkgutil

from calc.convert import number, scalar, text, truth
from calc.values import CellError

FUNCTIONS = {}
TOKENS = []
BINARY = {}
CONVERSIONS = {"n": number, "t": text, "b": truth, "s": scalar, "a": lambda value: value}


def function(name, kinds):
    """Registers a function under its name, in capitals."""
    needed, _, more = kinds.rstrip("*").partition("|")
    letters, endless = needed + more, kinds.endswith("*")

    def register(body):
        def called(arguments):
            if len(arguments) < len(needed) or (len(arguments) > len(letters) and not endless):
                raise CellError("#VALUE!")
            given = []
            for place, argument in enumerate(arguments):
                letter = letters[min(place, len(letters) - 1)]
                given.append(argument if letter == "x" else CONVERSIONS[letter](argument()))
            return body(*given)

        FUNCTIONS[name] = called
        return body

    return register


def token(pattern):
    """Registers what stands for a value: `build(text)` returns a function of the sheet. The longest match wins."""

    def register(build):
        TOKENS.append((pattern, build))
        return build

    return register


def binary(symbol, power):
    """Registers an operator between two values; the more power, the tighter it binds. It is given both unconverted."""

    def register(body):
        BINARY[symbol] = (power, body)
        return body

    return register


def load(*packages):
    """Imports all modules of packages."""
    for package in packages:
        for found in sorted(pkgutil.iter_modules(package.__path__), key=lambda module: module.name):
            importlib.import_module(f"{package.__name__}.{found.name}")
