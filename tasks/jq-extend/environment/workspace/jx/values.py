"""What JSON values are to the language: their names, their texts, their order."""

import json

Value = object


class Failure(Exception):
    """An error that a program can catch; `value` is what it catches."""

    def __init__(self, value: Value) -> None:
        super().__init__(str(value))
        self.value = value


def kind(value: Value) -> str:
    """The name of a value's type."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int | float):
        return "number"
    return "string" if isinstance(value, str) else "array" if isinstance(value, list) else "object"


def plain(value: Value) -> Value:
    """The value with whole numbers as integers."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, list):
        return [plain(one) for one in value]
    return {key: plain(one) for key, one in value.items()} if isinstance(value, dict) else value


def text(value: Value, indent: int | None = None) -> str:
    """A value as JSON: on one line, or indented."""
    separators = (",", ":") if indent is None else (",", ": ")
    return json.dumps(plain(value), ensure_ascii=False, indent=indent, separators=separators)


def shown(value: Value) -> str:
    """A value as messages show it: what is longer than 14 bytes is cut to 11."""
    data = text(value).encode()
    told = data.decode() if len(data) < 15 else data[:11].decode("utf-8", "ignore") + "..."
    return f"{kind(value)} ({told})"


def truth(value: Value) -> bool:
    """Everything but null and false is true."""
    return value is not None and value is not False
