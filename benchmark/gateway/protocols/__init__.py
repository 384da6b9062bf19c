"""The protocols that clients speak, one module each, found by scanning this folder.

A module that defines a subclass of `Dialect` adds a protocol; no list is edited.
"""

import importlib
import pkgutil

from benchmark.gateway.protocols.base import Dialect

__all__ = ["Dialect", "dialect"]


def dialect(name: str) -> Dialect:
    """The protocol of that name.

    Raises:
        ValueError: no module here defines it.
    """
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    known = {kind.name: kind for kind in Dialect.__subclasses__()}
    if name not in known:
        raise ValueError(f"protocol {name!r} is unknown; the gateway speaks {', '.join(sorted(known))}")
    return known[name]()
