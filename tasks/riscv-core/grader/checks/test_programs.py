"""Programs that are drawn for this grade run on the artifact's core, and must write what our machine writes."""

import base64
import json
import random
import re
import secrets
import sys
from pathlib import Path

import pytest
from examiner.kinds import _driver
from examiner.memory import Memory

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, "/grader/isa")

import design as source
import programs
import writer
from samples import CYCLES

GIVEN = Path("/grader/given")
CPU = 30
"""Seconds of processor time for all programs together."""

RUN = """
import base64, json, os, resource, subprocess, sys, tempfile
job = json.loads(sys.stdin.buffer.read())
folder = tempfile.mkdtemp()
os.chdir(folder)
for path, text in job["files"].items():
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    with open(path, "wb") as file:
        file.write(base64.b64decode(text))
def limit():
    resource.setrlimit(resource.RLIMIT_CPU, (job["cpu"], job["cpu"]))
told = {"status": 0, "text": ""}
for command in job["commands"]:
    with open("told", "w+b") as file:
        ended = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=file, stderr=file, preexec_fn=limit)
        told["status"] = ended.returncode
        file.seek(0)
        told["text"] = file.read(job["keep"]).decode("utf-8", "replace")
    if told["status"] and command is job["commands"][0]:
        break
else:
    told["status"] = 0
print("\\x1e" + json.dumps(told), flush=True)
"""


def drawn(rng, check):
    """The image of a check's program, its writes, the most cycles and the seed of the bus; worked out once a room."""
    seed, memory = rng.getrandbits(64), Memory("riscv-core")
    told = memory.get(check, seed)
    if told is None:
        source_of_all = random.Random(seed)
        one = programs.drawn(source_of_all, check)
        told = {
            "image": writer.hexadecimal(one.lines),
            "writes": [f"{address:08x} {data}" for address, data in one.writes],
            "cycles": CYCLES * one.steps,
            "seed": source_of_all.getrandbits(16),
        }
        memory.put(check, seed, told)
    return told


def run(exhibit, files, asked):
    """The lines that the bench prints about each program, or a text that says why there are none."""
    # Nothing of the design can know what the bench is called, and so reach into it.
    name = f"bench_{secrets.token_hex(8)}"
    bench = re.sub(r"\bmodule bench;", f"module {name};", (GIVEN / "tb" / "bench.v").read_text(encoding="ascii"))
    written = {"bench.v": bench} | {f"rtl/{path}": text for path, text in files.items()}
    written |= {f"{place}.hex": one["image"] for place, one in enumerate(asked)}
    written["limits.hex"] = "".join(f"{one['cycles']:x}\n" for one in asked)
    written["seeds.hex"] = "".join(f"{one['seed']:x}\n" for one in asked)
    sources = [f"rtl/{path}" for path in sorted(files) if path.endswith((".v", ".sv"))]
    job = {
        "files": {path: base64.b64encode(text.encode()).decode() for path, text in written.items()},
        "commands": [
            ["iverilog", "-g2012", "-s", name, "-I", "rtl", "-o", "bench", "bench.v", *sources],
            ["vvp", "-n", "bench", "+folder=.", f"+count={len(asked)}"],
        ],
        "cpu": CPU,
        "keep": 6 * 1024 * 1024,
    }
    lines = _driver.ask(exhibit, RUN, job, timeout=85, reads=())
    try:
        told = json.loads(lines[0])
        status, text = int(told["status"]), str(told["text"])
    except (IndexError, ValueError, KeyError, TypeError):
        return "the simulation did not end"
    if status:
        return f"the design does not compile: {text[:200]}"
    parts = re.split(r"^program \d+\n", text, flags=re.M)[1:]
    return [part.splitlines() for part in parts]


def difference(wanted, lines):
    """Where what a program wrote first differs; None if it does not."""
    for place, want in enumerate([*wanted, "exit"]):
        have = lines[place] if place < len(lines) else "nothing"
        if have != want:
            return f"line {place + 1} of its writes is {have[:40]}, not {want}"
    return None if len(lines) == len(wanted) + 1 else "it goes on behind its end"


@pytest.fixture(scope="session")
def files(artifact):
    """Path below rtl/ -> text."""
    return source.design(artifact)


@pytest.fixture(scope="session")
def findings(exhibit, draw, files, selected):
    """Check -> what is wrong with what its program wrote; None if nothing is."""
    checks = [check for check in writer.ORDER if check in selected]
    wrong = source.forbidden(files)
    if wrong:
        return dict.fromkeys(checks, f"nothing is simulated, since {wrong}")
    asked = [drawn(draw(check), check) for check in checks]
    told = run(exhibit, files, asked)
    if isinstance(told, str):
        return dict.fromkeys(checks, told)
    told += [[]] * (len(checks) - len(told))
    return {check: difference(one["writes"], lines) for check, one, lines in zip(checks, asked, told, strict=False)}


CHECKS = [pytest.param(name, marks=pytest.mark.check(name), id=name) for name in writer.ORDER]


@pytest.mark.parametrize("check", CHECKS)
def test_a_program_writes_what_the_manual_says(check, findings):
    if findings[check]:
        pytest.fail(findings[check], pytrace=False)


@pytest.mark.check("ports")
def test_the_ports_are_those_that_were_found(files):
    found = {"core.v": (GIVEN / "rtl" / "core.v").read_text(encoding="ascii")}
    assert source.ports(files) == source.ports(found)


@pytest.mark.check("synthesizable")
def test_nothing_in_the_design_is_for_simulation_alone(files):
    found = source.forbidden(files)
    if found:
        pytest.fail(found, pytrace=False)


GIVEN_FILES = sorted(path.relative_to(GIVEN).as_posix() for path in GIVEN.rglob("*") if path.is_file())


@pytest.mark.check("bench")
def test_what_was_given_is_as_it_was(artifact):
    for name in GIVEN_FILES:
        if not name.startswith("rtl/"):
            assert artifact.bytes(name) == (GIVEN / name).read_bytes(), f"{name} was changed"
