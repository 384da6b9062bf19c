"""The protocols that clients speak, one module each: `openai_chat.py` defines `openai-chat`.

A module that defines a subclass of `Dialect` adds a protocol; no list is edited. What several share begins with `_`.
"""

import importlib
import pkgutil

from benchmark.gateway.dialect import Dialect

__all__ = ["Dialect", "dialect", "names"]


def names() -> list[str]:
    """Every protocol there is."""
    found = (module.name for module in pkgutil.iter_modules(__path__))
    return sorted(name.replace("_", "-") for name in found if not name.startswith("_"))


def dialect(name: str) -> Dialect:
    """The protocol of that name.

    Raises:
        ValueError: no module here defines it.
    """
    if name in names():
        module = importlib.import_module(f"{__name__}.{name.replace('-', '_')}")
        for kind in vars(module).values():
            if isinstance(kind, type) and issubclass(kind, Dialect) and kind.__module__ == module.__name__:
                return kind()
    raise ValueError(f"protocol {name!r} is unknown; the gateway speaks {', '.join(names())}")
