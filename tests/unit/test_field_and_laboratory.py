"""Tasks of the geodesist, the forensic examiner and the satellite operator, without Docker: what is drawn is sound."""

import csv
import io
import random
import re
import struct
import subprocess
import sys
import zipfile
from pathlib import Path
from types import ModuleType

import pytest
from examiner.kinds import table
from support.authored import TASKS, modules_of, play

MAPS, DISKS, PASS = TASKS / "map-projections", TASKS / "disk-examination", TASKS / "satellite-pass"


def modules(folder: Path, *names: str) -> list[ModuleType]:
    """Modules of a recipe, which import one another by their bare names."""
    with modules_of(folder) as load:
        return [load(name) for name in names]


def module_of_checks(task: Path, name: str) -> ModuleType:
    """A module of checks, which finds the recipe below /grader only in its image."""
    with modules_of(
        task / "recipe" / ("spacecraft" if task is PASS else "evidence"), task / "grader" / "checks"
    ) as load:
        return load(name)


@pytest.fixture(scope="module")
def carto(tmp_path_factory) -> Path:
    return play(MAPS, "recipe/workspace", tmp_path_factory.mktemp("maps") / "done")


def answers(folder: Path, text: str) -> list[str]:
    command = [sys.executable, "-m", "carto"]
    return subprocess.run(
        command, cwd=folder, input=text, capture_output=True, text=True, check=True
    ).stdout.splitlines()


def test_what_the_reference_projects_it_finds_again(carto):
    [catalogue] = modules(MAPS / "recipe" / "asking", "catalogue")
    rng, asked = random.Random(3), []
    for asks in catalogue.ASKED.values():
        for ask in asks:
            if ask.ways == "both" and ask.kind == "places":
                low, high = max(ask.south, -60), min(ask.north, 60)
                definition = catalogue.filled(ask.template, rng, 12.0)
                lon = re.search(r"lon_0=(-?[\d.]+)(?=\s|$)", definition)
                if lon and "d" not in definition.split("lon_0=")[1].split()[0]:
                    place = f"{float(lon[1]) + ask.half / 3:.6f} {low + (high - low) * 0.6:.6f}"
                    asked.append((definition, place))
    there = answers(carto, "".join(f"forward {definition}\n{place}\n" for definition, place in asked))
    back = answers(carto, "".join(f"inverse {asked[i][0]}\n{point}\n" for i, point in enumerate(there)))
    assert len(back) == len(asked) > 100
    for (definition, place), point in zip(asked, back, strict=True):
        for one, two in zip(place.split(), point.split(), strict=True):
            apart = abs(float(one) - float(two))
            assert min(apart, abs(apart - 360)) < 1e-7, f"{definition}: {place} came back as {point}"


def test_what_is_unknown_is_an_error_and_the_next_line_is_answered(carto):
    lines = answers(
        carto, "forward +proj=nowhere\n1 2\nforward +proj=gnom\n170 0\n0 0\nforward +proj=merc +R=1\nx y\n0 0\n"
    )
    assert lines == ["error", "error", *lines[2:]]
    assert [float(word) for word in lines[2].split()] == [0, 0]
    assert lines[3] == "error"
    assert [float(word) for word in lines[4].split()] == [0, 0]


def test_nothing_is_left_to_draw_in_a_filled_template():
    [catalogue] = modules(MAPS / "recipe" / "asking", "catalogue")
    for asks in catalogue.ASKED.values():
        for ask in asks:
            filled = catalogue.filled(ask.template, random.Random(1), 7.5)
            assert not re.search(r"\{(?![HV]\})", filled), filled


def test_each_check_of_the_projections_is_asked_something_and_every_operation_is_in_the_manual():
    [catalogue] = modules(MAPS / "recipe" / "asking", "catalogue")
    declared = re.findall(r'^id = "(.*)"', (MAPS / "grader" / "checks.toml").read_text(), re.M)
    assert set(declared) == {*catalogue.ASKED, "table"}
    manual = (MAPS / "recipe" / "workspace" / "MANUAL.md").read_text(encoding="utf-8")
    asked = {
        name for asks in catalogue.ASKED.values() for ask in asks for name in re.findall(r"\+proj=(\w+)", ask.template)
    }
    assert len(asked) > 120
    for name in asked:
        assert re.search(rf"\b{name}\b", manual), name


@pytest.fixture(scope="module")
def drawn():
    case, disk = modules(DISKS / "recipe" / "evidence", "case", "disk")
    return case.draw(random.Random(8)), disk


def test_every_table_of_a_case_has_rows_and_no_secret_depends_on_the_image_alone(drawn):
    made, _ = drawn
    headers = re.findall(
        r"^\| `(\w+)` \| ", (DISKS / "recipe" / "workspace" / "PROCEDURES.md").read_text(encoding="utf-8"), re.M
    )
    assert {*headers, "acquisition"} == set(made.tables)
    assert all(made.tables.values())
    image = made.image.decode("latin-1")
    for _, text in [row[1:] for row in made.tables["slack"]]:
        assert text in image


def test_the_partitions_of_a_drawn_disk_and_its_gaps_cover_it_without_overlap(drawn):
    made, disk = drawn
    rows = sorted((start, count) for _, start, count, _ in made.tables["partitions"])
    end = 1
    for start, count in rows:
        assert start == end
        end = start + count
    assert end * disk.SECTOR == len(made.image)
    start, count = struct.unpack("<II", made.image[454:462])
    assert (start, count) in rows


def test_what_is_deleted_is_gone_from_the_listing_and_its_content_is_still_there(drawn, tmp_path):
    made, disk = drawn
    partitions = [row for row in made.tables["partitions"] if row[3] == "83"]
    _, start, count, _ = partitions[0]
    part = tmp_path / "part"
    part.write_bytes(made.image[start * disk.SECTOR : (start + count) * disk.SECTOR])
    for volume, path, _, size, _ in made.tables["deleted"]:
        if volume == 1:
            assert (
                "File not found"
                in subprocess.run(
                    ["/usr/sbin/debugfs", "-R", f'stat "{path}"', str(part)], capture_output=True, text=True
                ).stderr
            )
            assert size < len(made.image)
    for volume, path, size, mode, uid, *_ in made.tables["files"]:
        if volume == 1 and path == "/etc/shadow":
            told = disk.tool("debugfs", "-R", f'stat "{path}"', str(part))
            assert f"Size: {size}" in told
            assert f"Mode:  {mode}" in told
            assert re.search(rf"User:\s+{uid}\b", told)


def test_the_locked_archive_opens_with_its_password_alone():
    [formats] = modules(DISKS / "recipe" / "evidence", "formats")
    members = {"ledger.csv": b"date,payee,amount\n" * 9, "b/c.txt": b"x"}
    archive = zipfile.ZipFile(io.BytesIO(formats.locked(members, "winter12-ferry34", random.Random(1))))
    assert archive.namelist() == list(members)
    for name, data in members.items():
        assert archive.read(name, pwd=b"winter12-ferry34") == data
        with pytest.raises(RuntimeError):
            archive.read(name)
    with pytest.raises((RuntimeError, zipfile.BadZipFile)):
        archive.read("ledger.csv", pwd=b"winter12-ferry35")


def test_no_noise_holds_a_signature():
    [formats] = modules(DISKS / "recipe" / "evidence", "formats")
    data = formats.noise(random.Random(1), 100_000)
    assert b"\xff" not in data
    assert b"\x89" not in data


@pytest.fixture(scope="module")
def ground(tmp_path_factory) -> Path:
    return play(PASS, "recipe/workspace", tmp_path_factory.mktemp("pass") / "done")


@pytest.fixture(scope="module")
def radio() -> list[ModuleType]:
    return modules(PASS / "recipe" / "spacecraft", "truth", "coding")


def reported(ground: Path, folder: Path, files: dict[str, bytes]) -> dict[str, list[tuple[str, ...]]]:
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    subprocess.run([sys.executable, "-m", "ground", str(folder)], cwd=ground, check=True, capture_output=True)
    tables = {path.stem: path.read_text(encoding="utf-8") for path in (folder / "report").glob("*.csv")}
    return {name: [tuple(row) for row in csv.reader(io.StringIO(text))] for name, text in tables.items()}


def test_the_reference_reports_what_was_drawn_and_no_two_contacts_are_alike(ground, radio, tmp_path):
    truth, _ = radio
    checks = module_of_checks(PASS, "test_contacts")
    seen = set()
    for seed in range(2):
        contact = truth.draw(random.Random(seed))
        seen.add(contact.files["pass.bin"])
        folder = tmp_path / str(seed)
        reported(ground, folder, contact.files)
        case = table.Case(contact.files, contact.tables)
        for named in checks.TABLES.values():
            have = {name: (folder / "report" / f"{name}.csv").read_bytes() for name in named}
            assert table.wrong(have, case, named, checks.close) == []
            filled = [name for name in named if contact.tables.get(name)]
            short = have | {name: b"\n".join(have[name].splitlines()[:-1]) + b"\n" for name in filled}
            assert len(table.wrong(short, case, named, checks.close)) == len(filled)
    assert len(seen) == 2


def test_a_whole_number_may_not_be_off_by_any_rounding():
    checks = module_of_checks(PASS, "test_contacts")
    assert checks.close("1.001", "1.002")
    assert not checks.close("1.001", "1.005")
    assert not checks.close("0.000001", "0.000009")
    assert not checks.close("1000", "1001")
    assert not checks.close("nan", "1.0")


def test_a_picture_under_another_setting_is_not_the_picture(radio):
    truth, coding = radio
    values = [random.Random(2).randint(-40, 40) for _ in range(50)]
    assert len({coding.rice(values, k) for k in range(1, 6)}) == 5
    for seed in range(4):
        contact = truth.draw(random.Random(seed))
        settings = [row for row in contact.tables["commands"] if str(row[1]).startswith("RICE_")]
        assert sorted(row[2] for row in settings) == ["completed", "completed", "failed"]
        assert len({row[1] for row in settings}) == 3


def test_what_a_code_word_can_bear_is_told_as_corrected_and_what_it_can_not_as_bad(radio):
    truth, coding = radio
    word = coding.protected(bytes(range(112)))
    assert len(word) == coding.WORD
    backwards = list(reversed(word))
    for power in range(coding.PARITY):
        value = 0
        for coefficient in reversed(backwards):
            value = coding.times(value, coding.EXP[power]) ^ coefficient
        assert value == 0
    for seed in range(5):
        counts = [count for row in truth.draw(random.Random(seed)).tables["blocks"] for count in row[1:]]
        assert "bad" in counts
        assert max(count for count in counts if count != "bad") == 8
