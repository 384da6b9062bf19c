"""The mastering task without Docker: its truth measures as the standards say, and the reference agrees with it."""

import json
import random
import struct
import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from support.authored import TASKS, modules_of, play

TASK = TASKS / "radio-loudness"


@pytest.fixture(scope="module")
def checks() -> ModuleType:
    """The checks' module, which finds the recipe below /grader only in its image."""
    with modules_of(TASK / "recipe" / "station", TASK / "grader" / "checks") as load:
        return load("test_session")


@pytest.fixture(scope="module")
def truth() -> ModuleType:
    with modules_of(TASK / "recipe" / "station") as load:
        return load("truth")


@pytest.fixture(scope="module")
def measure() -> ModuleType:
    with modules_of(TASK / "recipe" / "station") as load:
        return load("measure")


@pytest.fixture(scope="module")
def desk(tmp_path_factory) -> Path:
    return play(TASK, "recipe/workspace", tmp_path_factory.mktemp("desk") / "done")


@pytest.fixture(scope="module")
def drawn(truth):
    return truth.draw(random.Random(5))


def worked(desk: Path, folder: Path, session) -> dict[str, bytes]:
    """All files of a session after the program ran on it."""
    for name, data in session.files.items():
        path = folder / "session" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    subprocess.run([sys.executable, "-m", "desk", str(folder / "session")], cwd=desk, check=False, capture_output=True)
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def made(desk, drawn, tmp_path_factory) -> dict[str, bytes]:
    return worked(desk, tmp_path_factory.mktemp("made"), drawn)


def sine(rate: int, *parts: tuple[float, float], frequency: float = 1000.0, phase: float = 0.0) -> np.ndarray:
    """Both channels alike: parts of (level of the peak, seconds)."""
    level = np.concatenate([np.full(int(rate * seconds), 10 ** (peak / 20)) for peak, seconds in parts])
    return (level * np.sin(2 * np.pi * frequency * np.arange(len(level)) / rate + phase))[:, None] * [1, 1]


def test_every_check_of_the_reference_run_holds(checks, made, drawn):
    assert {check: reasons for check, reasons in checks.judged(made, drawn).items() if reasons} == {}


def test_no_two_sessions_are_alike_and_each_has_every_trap(truth):
    seen = [truth.draw(random.Random(seed)).tables for seed in range(2)]
    assert seen[0]["events"] != seen[1]["events"]
    for tables in seen:
        assert sorted(row[2] for row in tables["timecode"]) == ["backward", "forward", "forward"]
        assert {row[1] for row in tables["sections"]} == {"tone", "programme", "emphasised"}
        assert len({row[3] for row in tables["speeds"]}) == 3
        assert "opposed" in {row[5] for row in tables["lineup"]}
        assert {row[6] for row in tables["events"]} == {"C", "D"}
        blocks = [len(tables["momentary"]), *(int(row[2]) for row in tables["gating"])]
        assert blocks[0] > blocks[1] > blocks[2] > 0
        assert tables["clips"]
        assert tables["limiter"]


def test_a_session_that_is_remembered_is_the_same(checks, drawn):
    assert checks.Session.of(json.loads(json.dumps(drawn.told()))).told() == drawn.told()


def test_a_session_without_work_reaches_no_milestone(checks, drawn):
    told = checks.judged({f"session/{name}": data for name, data in drawn.files.items()}, drawn)
    assert [check for check, reasons in told.items() if not reasons] == ["inputs"]


@pytest.mark.parametrize("rate", [32000, 44100, 48000])
def test_a_tone_is_as_loud_as_the_standard_says(measure, rate):
    """EBU Tech 3341, cases 1, 2 and the like of 3; stereo, 1 kHz."""
    for peak in (-23.0, -33.0):
        found = measure.measured(sine(rate, (peak, 4)), rate)
        assert found.relative[2] == pytest.approx(peak, abs=0.05)
        assert found.momentary == pytest.approx([peak] * len(found.momentary), abs=0.1)
    gated = measure.measured(sine(rate, (-36, 3), (-23, 12), (-36, 3)), rate)
    assert gated.relative[2] == pytest.approx(-23, abs=0.1)
    assert gated.absolute[1] < -23.4


def test_the_range_of_two_steps_is_their_difference(measure):
    """EBU Tech 3342, cases 1 and 2."""
    for low, want in ((-30.0, 10), (-15.0, 5)):
        found = measure.measured(sine(32000, (-20, 20), (low, 20)), 32000)
        assert found.high - found.low == pytest.approx(want, abs=0.2)


def test_a_peak_between_the_samples_is_found(measure):
    """EBU Tech 3341, cases 15 and 16: at a quarter of the rate, on the samples and between them."""
    for phase in (0.0, np.pi / 4):
        signal = sine(48000, (-6.0, 0.1), frequency=12000, phase=phase)[200:-200]
        found = max(np.abs(signal).max(), measure.between(signal)[20:-20].max())
        assert measure.decibels(found) == pytest.approx(-6.0, abs=0.2)
    assert measure.decibels(np.abs(signal).max()) == pytest.approx(-9.0, abs=0.05)


def test_the_weighting_at_48_khz_is_the_published_one(measure):
    for name, (numerator, denominator) in measure.weighting(48000).items():
        above, below = measure.PUBLISHED[name]
        assert numerator == pytest.approx(above, abs=1e-12)
        assert denominator == pytest.approx(below, abs=1e-12)


def test_resampling_keeps_a_tone_at_its_frequency_and_level(measure):
    signal = sine(48000, (0, 0.3), frequency=997.0)
    ratio = Fraction(48000, 32000) * Fraction(1000, 1001)
    found = measure.resampled(signal, Fraction(0), ratio, 8000, float(1 / ratio), 16 * float(ratio))
    want = sine(32000, (0, 0.25), frequency=997.0 * 1000 / 1001)
    assert np.abs(found - want)[100:].max() < 2e-3


def test_numbers_may_be_off_by_two_of_the_last_place_from_the_third_on(checks):
    assert checks.close("1.001", "1.003")
    assert checks.close("-0.000", "0.000")
    assert not checks.close("1.001", "1.004")
    assert not checks.close("0.1", "0.2")
    assert not checks.close("-0.26", "-0.25")
    assert not checks.close("nan", "1.000")
    assert not checks.close("1e0", "1.000")
    assert not checks.close("1.000000000", "1.000000003")


def test_a_wrong_sample_and_a_wrong_chunk_are_noticed(checks, made, drawn):
    data, true = made[checks.DELIVERY], drawn.delivery
    begin = data.index(b"data") + 8
    [first] = struct.unpack_from("<h", data, begin)
    for apart, wrong in ((1, False), (2, True)):
        other = data[:begin] + struct.pack("<h", first + apart) + data[begin + 2 :]
        assert bool(checks.samples(other, true)) is wrong
        assert checks.checksum(other, made["session/out/checksum.csv"])
    assert checks.samples(data[: len(data) // 2], true)
    assert checks.labels(data.replace(b"adtl", b"adtm"), true)
    assert checks.labels(data[:4] + bytes(4) + data[8:], true)
    assert checks.labels(b"", true)
    assert checks.samples(b"RIFF", true)
    assert checks.checksum(None, b"")


MUTANTS = [
    ("hold.py", "reach + 1, len", "reach, len", "mastering"),
    ("kernel.py", "/ (2 * half)) ** 2", "/ (2 * half))", "conforming"),
    ("dither.py", "next(dither) - next(dither)", "0", "delivery"),
]


@pytest.mark.parametrize(("file", "old", "new", "check"), MUTANTS)
def test_a_slip_in_one_stage_fails_its_check_and_none_before(checks, desk, drawn, tmp_path, file, old, new, check):
    subprocess.run(["cp", "-r", desk, tmp_path / "desk"], check=True)
    path = tmp_path / "desk" / "desk" / file
    text = path.read_text()
    assert text.count(old) == 1
    path.write_text(text.replace(old, new))
    told = checks.judged(worked(tmp_path / "desk", tmp_path / "run", drawn), drawn)
    order = list(checks.TABLES)
    assert min(order.index(name) for name, reasons in told.items() if reasons) == order.index(check)
