"""Makes the task from a seed: what the functions have to do depends on it, so that another seed is another task."""

import json
import pathlib
import random
import sys

FUNCTIONS = {
    "shifted": ("n: int", "The number `n` plus {0}.", "return n + {0}", [[1], [40]]),
    "scaled": ("n: int", "The number `n` times {0}.", "return n * {0}", [[3], [-2]]),
    "folded": ("n: int", "The remainder of `n` divided by {0}.", "return n % {0}", [[100], [7]]),
    "capped": ("n: int", "The number `n`, but at most {0}.", "return min(n, {0})", [[1], [1000]]),
    "turned": ("text: str", "The text, its first {0} characters put at its end.", "return text[{0}:] + text[:{0}]",
               [["abcdefghijklmnopqrstuvwxyz0123456789"]]),
    "repeated": ("text: str", "The text, {0} times.", "return text * {0}", [["ab"], [""]]),
    "joined": ("parts: list[str]", "The parts with the number {0} between them.", "return '{0}'.join(parts)",
               [[["a", "b"]], [[]]]),
    "split": ("text: str", "The characters of the text whose place is a multiple of {0}, counted from 0.",
              "return text[::{0}]", [["abcdefghijklmnopqrstuvwxyz0123456789"]]),
    "counted": ("numbers: list[int]", "How many of the numbers are greater than {0}.",
                "return sum(n > {0} for n in numbers)", [[[1, 5, 50]], [[]]]),
    "summed": ("numbers: list[int]", "The sum of the numbers, less {0}.", "return sum(numbers) - {0}", [[[1, 2]]]),
}  # fmt: skip
VERSION = 3


def constants(seed):
    rng = random.Random(seed)
    return {name: rng.randint(3, 23) for name in FUNCTIONS}


def library(seed, whole):
    parts = [f'"""Sums and other small things."""\n\nVERSION = {VERSION}\n']
    for name, (given, says, body, _) in FUNCTIONS.items():
        number = constants(seed)[name]
        line = body.format(number) if whole else f'raise NotImplementedError("{name}")'
        parts.append(f'\n\ndef {name}({given}):\n    """{says.format(number)}"""\n    {line}\n')
    return "".join(parts)


def answers(seed):
    scope = {}
    exec(library(seed, True), scope)
    return {name: [[case, scope[name](*case)] for case in cases] for name, (_, _, _, cases) in FUNCTIONS.items()}


def reference(seed):
    actions = []
    for name, (_, _, body, _) in FUNCTIONS.items():
        edit = {
            "path": "sums/__init__.py",
            "old": f'raise NotImplementedError("{name}")',
            "new": body.format(constants(seed)[name]),
        }
        actions.append({"title": f"Write {name}", "edit": edit})
    return {"actions": actions}


def suite(seed):
    text = "import sums\n"
    for name, shown in answers(seed).items():
        text += f"\n\ndef test_{name}():\n"
        text += "".join(f"    assert sums.{name}(*{case!r}) == {value!r}\n" for case, value in shown)
    return text


def main():
    what, seed, out = sys.argv[1], int(sys.argv[2]), pathlib.Path(sys.argv[3])
    files = {"sums/__init__.py": library(seed, what != "agent")}
    if what == "agent":
        files["EXAMPLES.json"] = json.dumps(answers(seed), indent=1)
    else:
        files = {f"reference/{path}": text for path, text in files.items()}
        files["reference.json"] = json.dumps(reference(seed))
        files["suite/test_sums.py"] = suite(seed)
    for path, text in files.items():
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (out / path).write_text(text)


main()
