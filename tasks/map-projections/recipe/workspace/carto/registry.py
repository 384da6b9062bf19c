"""Finds operations: every module in `carto/operations` may define PROJECTIONS and TRANSFORMATIONS (name -> setup).

The setup of a projection takes the parameters and returns a function of longitude (from the central meridian) and
latitude, in radians, to x and y on an ellipsoid with the semi-major axis 1. That of a transformation returns an
`Operation`.
"""

import importlib
import pkgutil

from carto import frame, operations
from carto.parameters import Parameters


def tables():
    """(name -> setup of projections, name -> setup of transformations)."""
    projections, transformations = {}, {}
    for found in pkgutil.iter_modules(operations.__path__):
        module = importlib.import_module(f"carto.operations.{found.name}")
        projections.update(getattr(module, "PROJECTIONS", {}))
        transformations.update(getattr(module, "TRANSFORMATIONS", {}))
    return projections, transformations


PROJECTIONS, TRANSFORMATIONS = tables()


def operation(text):
    """The operation that a text like `+proj=merc +lon_0=9` describes."""
    parameters = Parameters(text)
    name = parameters.text("proj")
    if name in PROJECTIONS:
        return frame.framed(PROJECTIONS[name], parameters)
    return TRANSFORMATIONS[name](parameters)
