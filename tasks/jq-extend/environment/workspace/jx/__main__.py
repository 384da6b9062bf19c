"""The command line: `python3 -m jx [OPTION]... FILTER`."""

import json
import sys
from collections.abc import Iterator

from jx.engine import Scope, values
from jx.lexer import SyntaxProblem
from jx.parser import parse
from jx.values import Failure, text

FLAGS = {"-c": "compact"}


def inputs(data: str) -> Iterator[object]:
    """The JSON values of a text, one after another."""
    decoder, at = json.JSONDecoder(), 0
    while data[at:].strip():
        at += len(data[at:]) - len(data[at:].lstrip())
        value, at = decoder.raw_decode(data, at)
        yield value


def options(given: list[str]) -> tuple[str, dict[str, object]]:
    """The filter and what the options say."""
    rest, found = [], {}
    while given:
        one = given.pop(0)
        if one in FLAGS:
            found[FLAGS[one]] = True
        else:
            rest.append(one)
    return rest[0], found


def main() -> int:
    sys.setrecursionlimit(20_000)
    program, given = options(sys.argv[1:])
    try:
        tree = parse(program)
    except SyntaxProblem as problem:
        print(f"jx: error: {problem}", file=sys.stderr)
        return 3
    status = 0
    feed = inputs(sys.stdin.read())
    scope = Scope()
    for value in feed:
        status = 0
        try:
            for result in values(tree, scope, value):
                print(text(result, None if "compact" in given else 2))
        except Failure as failure:
            print(f"jx: error: {failure.value}", file=sys.stderr)
            status = 5
    return status


sys.exit(main())
