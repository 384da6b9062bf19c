"""A bundle on disk: what is written can be read, judged again, and not changed unnoticed."""

import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from support.bundles import Act, action, make_bundle, make_task, milestones, plan

from benchmark.results.diffs import Caps
from benchmark.results.junit import junit
from benchmark.results.layout import BundleLayout
from benchmark.results.read import BadBundle, find_bundles, read_bundle, rejudge
from benchmark.spec.bundle import Bundle
from benchmark.spec.trial import RunPlan

TASK = make_task("ledger", 8)
CHECKS = milestones(2, 2, 1, 1, 2)


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run that does five of eight actions, breaks a guard in step 6, and goes on."""
    acts = [action(number) for number in range(1, 6)]
    acts.append(Act("tidy up", {"src/still-imports.py": None, "src/.gitignore": "*\n", "src/.git/config": "[x]\n"}))
    acts += [action(6), action(7)]
    target = tmp_path_factory.mktemp("bundles") / "trial"
    return make_bundle(target, trial=plan("planted", TASK), task=TASK, checks=CHECKS, acts=acts, end="exit")


def test_the_failing_step_is_found_from_the_bundle_alone(bundle: Path) -> None:
    found = rejudge(read_bundle(bundle))
    assert (found.outcome, found.failing_step, found.broken_checks) == ("fail", 6, ("still-imports",))
    assert found.survived == 5
    assert found == read_bundle(bundle).verdict


def test_sha256sum_checks_a_bundle(bundle: Path) -> None:
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=bundle, capture_output=True, text=True
    )
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == len(list(BundleLayout(bundle).files())) - 1


def test_git_reads_the_snapshots(bundle: Path) -> None:
    command = ["git", f"--git-dir={bundle / 'snapshots.git'}", "log", "--format=%s", "--reverse"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [f"step {number}" for number in range(9)]


def test_a_step_is_shown_with_the_names_that_the_agent_gave(bundle: Path) -> None:
    diff = {file.path: file for file in read_bundle(bundle).diffs().step(6, Caps())}
    assert set(diff) == {"src/still-imports.py", "src/.gitignore", "src/.git/config"}
    assert (diff["src/still-imports.py"].status, diff["src/still-imports.py"].removed) == ("deleted", 1)
    assert [line.text for line in diff["src/.gitignore"].lines if line.kind == "+"] == ["*"]


def test_there_is_no_diff_of_a_step_that_was_not(bundle: Path) -> None:
    for step in (0, 9):
        with pytest.raises(ValueError, match="snapshots end with step 8"):
            read_bundle(bundle).diffs().step(step, Caps())


def files_of(bundle: Path) -> list[str]:
    layout = BundleLayout(bundle)
    return [layout.relative(path) for path in layout.files()]


def test_any_flipped_byte_in_any_file_is_found(bundle: Path) -> None:
    for name in files_of(bundle):
        path = bundle / name
        content = path.read_bytes()
        mode = path.stat().st_mode
        path.chmod(0o644)
        for place in sorted({0, len(content) // 2, len(content) - 1}):
            if not content:
                continue
            path.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
            with pytest.raises(BadBundle, match=r"bundle\.json|SHA256SUMS|" + name):
                read_bundle(bundle)
        path.write_bytes(content)
        path.chmod(mode)
    read_bundle(bundle)


def test_a_missing_and_a_surplus_file_are_found(bundle: Path) -> None:
    (bundle / "extra").write_text("x")
    with pytest.raises(BadBundle, match=r"extra.*remove it"):
        read_bundle(bundle)
    (bundle / "extra").unlink()
    moved = (bundle / "matrix.json").rename(bundle.parent / "matrix.json")
    with pytest.raises(BadBundle, match=r"matrix\.json.*missing"):
        read_bundle(bundle)
    moved.rename(bundle / "matrix.json")


def test_a_link_in_a_bundle_is_refused(bundle: Path) -> None:
    (bundle / "link").symlink_to("/etc")
    with pytest.raises(BadBundle, match="nothing but files"):
        read_bundle(bundle)
    (bundle / "link").unlink()


def test_a_folder_that_is_no_bundle_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadBundle, match="is this a bundle"):
        read_bundle(tmp_path)


def test_a_bundle_is_never_written_over_another(bundle: Path) -> None:
    with pytest.raises(FileExistsError):
        make_bundle(bundle, trial=plan("nop", TASK), task=TASK, checks=CHECKS, acts=[])
    assert list(find_bundles(bundle.parent)) == [bundle]


def test_a_bundle_that_could_not_be_finished_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("benchmark.results.write._copy_repository", full)
    with pytest.raises(OSError, match="No space"):
        make_bundle(tmp_path / "b", trial=plan("nop", TASK), task=TASK, checks=CHECKS, acts=[])
    assert list(tmp_path.iterdir()) == []


def test_a_log_that_was_cut_short_is_void_even_with_fresh_digests(tmp_path: Path) -> None:
    acts = [action(number) for number in range(1, 9)]
    target = make_bundle(tmp_path / "b", trial=plan("oracle", TASK), task=TASK, checks=CHECKS, acts=acts)
    layout = BundleLayout(target)
    lines = layout.steps.read_bytes().splitlines(keepends=True)
    for forged, problem in ((lines[:-1], "close with its one end"), (lines[:5] + lines[6:], "follow")):
        layout.steps.write_bytes(b"".join(forged))
        header = Bundle.model_validate_json(layout.bundle.read_bytes())
        layout.bundle.write_text(header.model_copy(update={"files": layout.digests()}).model_dump_json(by_alias=True))
        layout.sums.write_text(layout.sums_text(layout.digests()))
        found = rejudge(read_bundle(target))
        assert (found.outcome, found.health.chain_intact) == ("void", False)
        assert problem in found.reason


def test_hostile_names_and_contents_come_back_as_printable_text_within_the_caps(tmp_path: Path) -> None:
    long = "x" * 5000
    acts = [
        Act(
            "be nasty",
            {
                "src/\x1b[31mred\n.py": "a\x1b[2Jb\u202egnp.exe\n",
                "src/<script>alert(1)</script>": "</pre><script>alert(1)</script>\n",
                "src/zeros": b"\0" * 100,
                "src/huge": "line\n" * 100_000,
                "src/long": long + "\n",
                "src/latin": b"caf\xe9\n",
            },
        )
    ]
    target = make_bundle(tmp_path / "b", trial=plan("nasty", TASK), task=TASK, checks=CHECKS, acts=acts)
    diff = {file.path: file for file in read_bundle(target).diffs().step(1, Caps(lines=30))}
    assert all(file.path.isprintable() for file in diff.values())
    lines = [line.text for file in diff.values() for line in file.lines]
    assert all(line.isprintable() for line in lines)
    assert "a\\u{1b}[2Jb\\u{202e}gnp.exe" in lines
    assert (diff["src/zeros"].note, diff["src/zeros"].lines) == ("not text", ())
    assert "not shown" in diff["src/huge"].note
    assert max(map(len, lines)) <= 401
    few = read_bundle(target).diffs().step(1, Caps(files=2, lines=1))
    assert (len(few), few[-1].path) == (3, "4 more files")


def test_junit_tells_failures_from_trials_that_could_not_be_measured(tmp_path: Path, bundle: Path) -> None:
    trials = [plan("oracle", TASK), plan("planted", TASK), plan("nop", TASK, 2), plan("nop", TASK, 3)]
    whole = [action(number) for number in range(1, 9)]
    passed = make_bundle(tmp_path / "a", trial=trials[0], task=TASK, checks=CHECKS, acts=whole)
    fault = "the engine \x00 died"
    voided = make_bundle(tmp_path / "b", trial=trials[2], task=TASK, checks=CHECKS, acts=[], fault=fault)
    target = tmp_path / "out" / "junit.xml"
    run = RunPlan(id="r1", created="2026-01-01T00:00:00Z", suite=".", trials=tuple(trials))
    junit(run, [read_bundle(path) for path in (passed, bundle, voided)], target)
    suite = ET.parse(target).getroot()[0]
    assert [suite.get(key) for key in ("tests", "failures", "errors")] == ["4", "1", "2"]
    kinds = [[child.tag for child in case if child.tag != "properties"] for case in suite]
    assert kinds == [[], ["failure"], ["error"], ["error"]]
    assert "step 6 broke still-imports for good" in suite[1][0].get("message", "")
    assert suite[3][0].get("type") == "missing"


@pytest.mark.parametrize("at", [2, 5, 8])
@pytest.mark.parametrize("mode", ["stop", "break", "loop", "wrong-path"])
def test_a_planted_failing_step_is_recovered_exactly_from_the_bundle(tmp_path: Path, mode: str, at: int) -> None:
    whole = [action(number) for number in range(1, 9)]
    planted = {
        "stop": [],
        "break": [Act("rm src/still-imports.py", {"src/still-imports.py": None}), *whole[at - 1 :]],
        "loop": [Act("make", {}, "error", failed=True)] * 12,
        "wrong-path": [Act(f"try {number}", {f"src/try{number}.py": "x"}) for number in range(12)],
    }[mode]
    target = make_bundle(
        tmp_path / "b", trial=plan("planted", TASK), task=TASK, checks=CHECKS, acts=whole[: at - 1] + planted
    )
    reached = [check for check in CHECKS if check.last_action is not None and check.last_action < at]
    implied = at if mode == "break" else max((check.last_action or 0 for check in reached), default=0) + 1
    found = rejudge(read_bundle(target))
    assert (found.failing_step, found.survived) == (implied, sum(check.weight for check in reached))
