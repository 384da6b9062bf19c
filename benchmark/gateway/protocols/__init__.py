"""The protocols that clients speak, one module each: `openai_chat.py` defines `openai-chat`.

A module with a subclass of `Dialect` adds a protocol; no list is edited.
"""

import importlib
import pkgutil

from benchmark.gateway.dialect import Dialect

__all__ = ["Dialect", "dialect", "names"]


def names() -> list[str]:
    """Every protocol there is."""
    return sorted(module.name.replace("_", "-") for module in pkgutil.iter_modules(__path__))


def dialect(name: str) -> Dialect:
    """The protocol of that name.

    Raises:
        ValueError: no module here defines it.
    """
    if name in names():
        module = importlib.import_module(f"{__name__}.{name.replace('-', '_')}")
        for kind in vars(module).values():
            if isinstance(kind, type) and issubclass(kind, Dialect) and kind is not Dialect:
                return kind()
    raise ValueError(f"protocol {name!r} is unknown; the gateway speaks {', '.join(names())}")
