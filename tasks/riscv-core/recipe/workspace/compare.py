"""Runs the samples on the core and compares what they write.

    python3 compare.py [WORD ...]     samples whose names have one of the words in them; all, without any

A sample is NAME.hex, a memory image with its listing, and NAME.txt: the most cycles it may take, then each write.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent


def compiled(folder: Path) -> Path:
    """The bench with the core, as a program for vvp."""
    sources = sorted([*HERE.glob("rtl/**/*.v"), *HERE.glob("rtl/**/*.sv")])
    target = folder / "bench"
    command = ["iverilog", "-g2012", "-s", "bench", "-I", str(HERE / "rtl"), "-o", str(target)]
    subprocess.run([*command, str(HERE / "tb" / "bench.v"), *map(str, sources)], check=True)
    return target


def simulated(names: list[str], folder: Path) -> list[list[str]]:
    """The lines that the bench prints about each sample."""
    limits = []
    for place, name in enumerate(names):
        (folder / f"{place}.hex").write_bytes((HERE / "samples" / f"{name}.hex").read_bytes())
        limits.append(int((HERE / "samples" / f"{name}.txt").read_text().split()[1]))
    (folder / "limits.hex").write_text("".join(f"{limit:x}\n" for limit in limits))
    (folder / "seeds.hex").write_text("".join(f"{977 * place + 1 & 0xFFFF:x}\n" for place in range(len(names))))
    command = ["vvp", "-n", str(compiled(folder)), f"+folder={folder}", f"+count={len(names)}"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return [part.splitlines()[1:] for part in ("\n" + told).split("\nprogram ")[1:]]


def difference(name: str, lines: list[str]) -> str | None:
    """Where what a sample wrote first differs; None if it does not."""
    wanted = [*(HERE / "samples" / f"{name}.txt").read_text().splitlines()[1:], "exit"]
    for place, want in enumerate(wanted):
        have = lines[place] if place < len(lines) else "nothing"
        if have != want:
            return f"line {place + 1} is {have}, not {want}"
    return None


def main() -> None:
    """See the module."""
    names = sorted(path.stem for path in (HERE / "samples").glob("*.hex"))
    names = [name for name in names if not sys.argv[1:] or any(word in name for word in sys.argv[1:])]
    right = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, lines in zip(names, simulated(names, Path(folder)), strict=True):
            found = difference(name, lines)
            right += found is None
            print(f"{name}: {found or 'right'}")
    print(f"{right} of {len(names)} right")
    sys.exit(0 if right == len(names) else 1)


if __name__ == "__main__":
    main()
