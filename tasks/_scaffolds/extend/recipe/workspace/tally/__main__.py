"""python3 -m tally -OPTION... < FILE"""

import importlib
import pkgutil
import sys

from tally import counts, layout


def main():
    known = {}
    for found in pkgutil.iter_modules(counts.__path__):
        module = importlib.import_module(f"tally.counts.{found.name}")
        known[module.OPTION] = module
    asked = [argument.removeprefix("-") for argument in sys.argv[1:]]
    if not asked or not all(letter in known for letter in asked):
        print("usage: python3 -m tally -OPTION...", file=sys.stderr)
        sys.exit(1)
    data = sys.stdin.buffer.read()
    chosen = sorted((known[letter] for letter in set(asked)), key=lambda module: module.RANK)
    print(layout.line([module.count(data) for module in chosen]))


main()
