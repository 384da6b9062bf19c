"""The command line: `python3 -m msgc [OPTION]... FILE.po -o FILE.mo`."""

import argparse
import sys
from pathlib import Path

from msgc import reader, writer


def main() -> int:
    parser = argparse.ArgumentParser(prog="msgc")
    parser.add_argument("input", help="the PO file")
    parser.add_argument("-o", "--output-file", required=True)
    parser.add_argument("--no-hash", action="store_true", help="write no hash table")
    given = parser.parse_args()
    messages = reader.read(Path(given.input).read_text(encoding="utf-8"))
    entries = {message.key(): message.value() for message in messages}
    Path(given.output_file).write_bytes(writer.write(entries))
    return 0


sys.exit(main())
