"""What is asked of both sides: a case is the name of a function in these parts and its arguments.

Modules of the package are imported by who needs them, so that a case tells only of what it uses.
"""

# ruff: noqa: F401, UP031

import contextlib
import importlib
import io
import os
import pickle
import tempfile
import warnings

# What can be imported is imported once, for all groups of cases; what can't will say so when it is asked for.
for _name in ("builder", "filters.i18n", "filters.transform", "path", "template.plugin"):
    with contextlib.suppress(Exception):
        importlib.import_module("galley." + _name)


def probe(case):
    """The answer to a case, as JSON-able values."""
    name, arguments = case
    return plain(globals()["ask_" + name](**arguments))


def plain(value):
    """A value with the types that matter: names, markup, attributes, bytes."""
    kind = type(value)
    if value is None or kind in (bool, int):
        return value
    if kind is float:
        return ["float", repr(value)]
    if kind is str:
        return value
    if isinstance(value, bytes):
        return ["bytes", value.hex()]
    if isinstance(value, str):
        return [kind.__name__, str.__str__(value)]
    if isinstance(value, dict):
        return ["mapping", *([plain(key), plain(item)] for key, item in value.items())]
    if isinstance(value, (set, frozenset)):
        return ["set", *sorted(map(repr, value))]
    if isinstance(value, (tuple, list)):
        return [kind.__name__, *map(plain, value)]
    return ["other", kind.__name__]


def told(call):
    """What a call returns, or what its error says."""
    try:
        return call()
    except Exception as error:
        where = [getattr(error, name, None) for name in ("filename", "lineno", "offset")]
        # How the parser of Python calls a source that has no file is nobody's business.
        return ["raised", type(error).__name__, *(str(item).replace("<unknown>", "") for item in (error, *where))]


def kind_told(call):
    """What a call returns, or the type of its error."""
    try:
        return call()
    except Exception as error:
        return ["raised", type(error).__name__]


class Thing:
    """An object whose attributes are what it is made of."""

    def __init__(self, **attributes):
        self.__dict__.update(attributes)

    def __repr__(self):
        return "<thing>"

    def __str__(self):
        return "thing of " + " ".join(sorted(self.__dict__))


class Keys:
    """Answers an index with what it was asked."""

    def __getitem__(self, key):
        return repr(key)

    def __matmul__(self, other):
        return "times %r" % (other,)


def made(value):
    """Data of a case: lists and mappings as they are, objects where a mapping has one key that begins with `$`."""
    if isinstance(value, list):
        return [made(item) for item in value]
    if not isinstance(value, dict):
        return value
    if len(value) == 1:
        [(key, item)] = value.items()
        if key == "$markup":
            return importlib.import_module("galley.core").Markup(item)
        if key == "$xml":
            return importlib.import_module("galley.input").XML(item)
        if key == "$thing":
            return Thing(**made(item))
        if key == "$keys":
            return Keys()
        if key == "$tuple":
            return tuple(made(item))
        if key == "$calling":
            return lambda *args, **kwargs: [list(args), sorted(kwargs.items())]
    return {key: made(item) for key, item in value.items()}
