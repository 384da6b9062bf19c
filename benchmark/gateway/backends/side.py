"""What the perfect model says where no work is asked for: titles, summaries, loop checks, commit messages.

A client that gets nonsense here derails by our fault, so an answer has the form that was asked for.
"""

import json
from typing import Any

from benchmark.gateway.dialect import mapping
from benchmark.gateway.neutral import Request

_DEPTH = 8


def words(request: Request, done: int, of: int) -> str:
    """A short, true text, or JSON where the client set a schema."""
    if request.wanted is not None:
        return json.dumps(conforming(request.wanted))
    return (
        f"The reference solution is being played, one action a turn. {done} of {of} actions are done. "
        "The next one follows from there."
    )


def conforming(schema: Any, depth: int = 0) -> Any:
    """The emptiest value that a JSON schema allows: false, 0, the first word of a choice.

    To a loop check that says "no loop, confidence 0"; to a question for the next speaker, "the user".
    """
    schema = mapping(schema)
    if isinstance(schema.get("enum"), list) and schema["enum"]:
        return "user" if "user" in schema["enum"] else schema["enum"][0]
    if "const" in schema:
        return schema["const"]
    kind = schema.get("type", "object" if "properties" in schema else "string")
    kind = kind[0] if isinstance(kind, list) and kind else kind
    if kind == "object" and depth < _DEPTH:
        required = schema.get("required")
        wanted = required if isinstance(required, list) and required else list(mapping(schema.get("properties")))
        inner = mapping(schema.get("properties"))
        return {str(name): conforming(inner.get(str(name)), depth + 1) for name in wanted}
    if kind in ("integer", "number"):
        return schema.get("minimum", 0)
    if kind == "array":
        return [conforming(schema.get("items"), depth + 1)] * min(int(schema.get("minItems") or 0), 10)
    return {"boolean": False, "null": None, "object": {}}.get(str(kind), "The work goes on as planned.")
