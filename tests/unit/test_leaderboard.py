"""The site as files: what it counts, what it refuses, and that nothing of an agent's gets through."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from support.bundles import IMAGE, Act, action, make_bundle, make_task, milestones, plan
from support.samples import HOSTILE

from benchmark.engine.proofs import Proof
from benchmark.leaderboard.site import MARKER, build_site
from benchmark.leaderboard.strip import draw
from benchmark.results.layout import BundleLayout
from benchmark.spec.bundle import Bundle
from benchmark.spec.errors import UsageError
from benchmark.spec.task import Impossible, Package, Task
from benchmark.spec.trial import RunPlan
from benchmark.spec.verdict import Verdict

TASK = make_task("ledger", 8)
CHECKS = milestones(2, 2, 1, 1, 2)
WHOLE = [action(number) for number in range(1, 9)]


def bundle(folder: Path, harness: str, acts: list[Act], repeat: int = 1, **more: object) -> Path:
    trial = plan(harness, TASK, repeat, model=more.pop("model", None))
    return make_bundle(folder / trial.id, trial=trial, task=TASK, checks=CHECKS, acts=acts, **more)


@pytest.fixture(scope="module")
def bundles(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("bundles")
    nasty = Act(HOSTILE, {f"src/{HOSTILE.replace('/', '|')}": f"{HOSTILE}\n\u202eevil\n"}, HOSTILE, text=HOSTILE)
    return [
        bundle(folder, "oracle", WHOLE),
        bundle(folder, "nop", []),
        bundle(folder, "nasty", [*WHOLE[:3], nasty], model=HOSTILE, parting_words=HOSTILE),
        bundle(folder, "unlucky", WHOLE[:5], fault=f"the engine died {HOSTILE}"),
    ]


class Page(HTMLParser):
    """The tags of a page with their attributes, and its text."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data.split()

    @property
    def text(self) -> str:
        return " ".join(self.words)


@pytest.fixture(scope="module")
def site(bundles: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_site(bundles, tmp_path_factory.mktemp("site") / "out").parent


def pages(site: Path) -> Iterator[Path]:
    yield from sorted(site.rglob("*.html"))


def page_of(site: Path, harness: str) -> Path:
    (found,) = (site / "trials").glob(f"{harness}-*.html")
    return found


def test_there_is_a_page_for_every_trial_and_the_index_leads_to_each(site: Path) -> None:
    index = Page(site / "index.html")
    links = {attrs["href"] for tag, attrs in index.tags if tag == "a"}
    trials = {f"trials/{path.name}" for path in (site / "trials").iterdir()}
    assert len(trials) == 4
    assert trials <= links


def test_there_is_a_page_for_every_task_and_index_and_trials_lead_to_it(site: Path) -> None:
    (page,) = (site / "tasks").iterdir()
    assert page.name == "ledger.html"
    assert "tasks/ledger.html" in {attrs["href"] for tag, attrs in Page(site / "index.html").tags if tag == "a"}
    assert "../tasks/ledger.html" in {attrs["href"] for tag, attrs in Page(page_of(site, "nop")).tags if tag == "a"}
    links = {attrs["href"] for tag, attrs in Page(page).tags if tag == "a"}
    assert {f"../trials/{path.name}" for path in (site / "trials").iterdir()} <= links


def test_a_task_page_says_what_is_asked_what_is_checked_and_how_long_it_takes(site: Path) -> None:
    text = Page(site / "tasks" / "ledger.html").text
    assert "Required steps, R 8 Checks 6 5 milestones, 1 guard" in text
    assert "A grade takes 0.5 s a snapshot" in text
    assert "m01 Part 1 does what the reference does 1 to 2 2" in text
    assert "m05 Part 5 does what the reference does 7 to 8 1" in text
    assert text.index("m01") < text.index("m02") < text.index("still-imports Still imports as it did before")
    assert f"Agent image {IMAGE}" in text
    assert "size unknown" in text


def test_a_task_page_tells_what_a_proof_measured(bundles: list[Path], tmp_path: Path) -> None:
    asked = []

    def find_proof(task: Task, agent: str, grader: str) -> Proof:
        asked.append((task.name, agent, grader))
        return Proof(
            task=task.name, title=task.title, family=task.family, occupation=task.occupation, impossible=False,
            tier=task.tier, required_steps=8, checks=6, agent_image=agent, grader_image=grader,
            agent_image_bytes=315_000_000, grader_image_bytes=272_000_000, grade_seconds=0.75, minimal=True,
            leave_one_out=8, garbled=6, links=4, draws=3, seconds=61.0, proven="2026-01-02T10:00:00+00:00",
        )  # fmt: skip

    build_site(bundles, tmp_path / "site", find_proof=find_proof)
    assert asked == [("ledger", IMAGE, IMAGE)]
    text = Page(tmp_path / "site" / "tasks" / "ledger.html").text
    assert "315 + 272 MB, agent and grader" in text
    assert "A grade takes 0.8 s" in text
    assert (
        "on 2026-01-02 in 61 s, 8 actions left out in turn, all that 6 checks don't read garbled, drawn 3 times" in text
    )


def test_a_task_page_tells_which_releases_the_examiner_works_with(tmp_path: Path) -> None:
    pinned = (Package(name="slapd", version="2.5.13"), Package(name="ldap-utils", version="2.5.13"))
    task = TASK.model_copy(update={"packages": pinned})
    made = make_bundle(tmp_path / "made", trial=plan("oracle", task, 1), task=task, checks=CHECKS, acts=WHOLE)
    build_site([made], tmp_path / "site")
    text = Page(tmp_path / "site" / "tasks" / "ledger.html").text
    assert "The examiner works with slapd 2.5.13, ldap-utils 2.5.13 of Debian" in text


def impossible(folder: Path, harness: str, acts: list[Act]) -> Path:
    reason = Impossible(demand="m05", guards=("still-imports",), why=f"it can't both be and not be {HOSTILE}")
    task = make_task("ledger-impossible", 8).model_copy(update={"impossible": reason})
    return make_bundle(folder / f"{harness}-trap", trial=plan(harness, task, 1), task=task, checks=CHECKS, acts=acts)


def test_an_impossible_task_counts_for_no_mean_and_is_shown_apart(tmp_path: Path) -> None:
    paths = [bundle(tmp_path, "oracle", WHOLE), impossible(tmp_path, "oracle", WHOLE[:6])]
    index = build_site(paths, tmp_path / "site")
    text = Page(index).text
    assert "Oracle 1.2.3 1 1 100% 0 0%" in text
    assert "Impossible tasks" in text
    assert "Oracle #1 Ledger-impossible not passed 6 of 8" in text
    assert "isqualified:" not in text
    page = Page(tmp_path / "site" / "tasks" / "ledger-impossible.html").text
    assert "Nobody can pass this task: it can't both be and not be <script>" in page
    assert "can't hold together with still-imports" in page


def test_whoever_passes_an_impossible_task_has_survived_nothing_in_that_run(tmp_path: Path) -> None:
    paths = [
        bundle(tmp_path, "oracle", WHOLE),
        bundle(tmp_path, "nop", WHOLE),
        impossible(tmp_path, "nop", WHOLE),
    ]
    index = build_site(paths, tmp_path / "site")
    text = Page(index).text
    assert "Disqualified: nop in run made-up. It passed the impossible task ledger-impossible" in text
    assert "Oracle 1.2.3 1 1 100% 0 0%" in text
    assert "disqualified 1 0 0% 8 100%" in text
    honest, cheat = (
        Page(next((tmp_path / "site" / "trials").glob(f"{name}-ledger-*"))).text for name in ("oracle", "nop")
    )
    assert "This trial counts as nothing survived" in cheat
    assert "isqualified" not in honest


def test_nothing_that_an_agent_wrote_becomes_a_tag_or_an_attribute(site: Path) -> None:
    for path in pages(site):
        tags = Page(path).tags
        assert not {"script", "img", "iframe", "object", "link", "base", "form"} & {tag for tag, _ in tags}
        assert not [name for _, attrs in tags for name in attrs if name.startswith("on") or name == "style"]
    nasty = page_of(site, "nasty").read_text(encoding="utf-8")
    assert "&lt;script&gt;" in nasty
    assert "\u202e" not in nasty
    assert "\\u{202e}evil" in nasty


def test_no_page_refers_to_another_machine(site: Path) -> None:
    for path in pages(site):
        for tag, attrs in Page(path).tags:
            for name, value in attrs.items():
                if name in ("href", "src", "action", "xlink:href") and value is not None:
                    assert not re.match(r"[a-z]+:|//", value), (path.name, tag, name, value)
                    if not value.startswith("#"):
                        assert (path.parent / value).exists()


def test_every_link_within_a_page_has_its_target(site: Path) -> None:
    for path in pages(site):
        tags = Page(path).tags
        ids = [attrs["id"] for _, attrs in tags if "id" in attrs]
        assert len(ids) == len(set(ids))
        assert {attrs["href"][1:] for tag, attrs in tags if tag == "a" and (attrs["href"] or "").startswith("#")} <= {
            *ids
        }


def test_the_policy_allows_one_style_sheet_and_nothing_else(site: Path) -> None:
    for path in pages(site):
        policy = next(attrs["content"] for tag, attrs in Page(path).tags if attrs.get("http-equiv"))
        assert re.fullmatch(
            r"default-src 'none'; style-src 'sha256-[\w+/=]+'; base-uri 'none'; form-action 'none'", policy or ""
        )


def test_a_trial_page_says_where_it_failed(site: Path) -> None:
    text = Page(page_of(site, "nasty")).text
    assert "Failing step, F 3 within 3 to 3" not in text
    assert "Survived, S 2 of 8" in text
    assert "F 3" in text


def test_a_void_is_shown_with_its_reason_and_counted(site: Path) -> None:
    assert "1 void" in Page(site / "index.html").text
    page = page_of(site, "unlucky").read_text(encoding="utf-8")
    assert "infrastructure: the engine died &lt;script&gt;" in page


def test_a_verdict_that_the_evidence_contradicts_is_replaced_and_named(tmp_path: Path) -> None:
    path = bundle(tmp_path, "liar", WHOLE[:4])
    layout = BundleLayout(path)
    claimed = Verdict.model_validate_json(layout.verdict.read_bytes())
    lie = claimed.model_copy(update={"outcome": "pass", "survived": 8, "gap": 0})
    layout.verdict.write_text(lie.model_dump_json())
    header = Bundle.model_validate_json(layout.bundle.read_bytes())
    layout.bundle.write_text(header.model_copy(update={"files": layout.digests()}).model_dump_json(by_alias=True))
    layout.sums.write_text(layout.sums_text(layout.digests()))
    site = build_site([path], tmp_path / "site").parent
    text = Page(page_of(site, "liar")).text
    assert "The bundle came with another verdict (pass, survived 8)" in text
    assert "Survived, S 4 of 8" in text


def test_a_bundle_that_does_not_verify_is_named_and_not_counted(tmp_path: Path) -> None:
    good, bad = bundle(tmp_path, "oracle", WHOLE), bundle(tmp_path, "oracle", WHOLE, 2)
    (bad / "harness.log").write_text("changed")
    text = Page(build_site([good, bad, tmp_path / "nothing", good], tmp_path / "site")).text
    assert "changed since the bundle was written" in text
    assert "nothing/bundle.json: No such file" in text
    assert "counted once" in text
    assert len(list((tmp_path / "site" / "trials").iterdir())) == 1


def test_a_bundle_whose_snapshots_are_gone_is_void_however_fresh_its_digests(tmp_path: Path) -> None:
    path = bundle(tmp_path, "holes", WHOLE)
    layout = BundleLayout(path)
    for pack in (layout.snapshots / "objects" / "pack").iterdir():
        pack.unlink()
    header = Bundle.model_validate_json(layout.bundle.read_bytes())
    layout.bundle.write_text(header.model_copy(update={"files": layout.digests()}).model_dump_json(by_alias=True))
    layout.sums.write_text(layout.sums_text(layout.digests()))
    site = build_site([path], tmp_path / "site").parent
    assert "the snapshot repository can't be read" in Page(page_of(site, "holes")).text


def test_a_planned_trial_without_a_bundle_counts_as_nothing_survived(tmp_path: Path) -> None:
    trials = (plan("oracle", TASK, 1), plan("oracle", TASK, 2), plan("absent", TASK, 1))
    registered = RunPlan(id="made-up", created="2026-01-01T00:00:00Z", suite=".", trials=trials)
    index = build_site([bundle(tmp_path, "oracle", WHOLE)], tmp_path / "site", [registered])
    text = Page(index).text
    assert "Oracle 1.2.3 2 1 50% all 2: 0% 4 50%" in text
    assert "absent 1 0 0% 8 100%" in text
    assert "made-up/oracle-ledger-scripted-2 : planned, but there is no bundle" in text


def test_a_site_is_replaced_as_a_whole_and_nothing_else_ever_is(tmp_path: Path, bundles: list[Path]) -> None:
    out = tmp_path / "site"
    build_site(bundles, out)
    build_site(bundles[:1], out)
    assert len(list((out / "trials").iterdir())) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    home = tmp_path / "home"
    home.mkdir()
    (home / "thesis.txt").write_text("years of work")
    with pytest.raises(UsageError, match="no leaderboard"):
        build_site(bundles, home)
    assert (home / "thesis.txt").exists()
    assert (out / MARKER).exists()


def test_a_site_that_could_not_be_built_leaves_the_old_one(tmp_path: Path, bundles: list[Path], monkeypatch) -> None:
    out = tmp_path / "site"
    before = build_site(bundles[:1], out).read_bytes()
    monkeypatch.setattr("benchmark.leaderboard.site._tiers", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        build_site(bundles, out)
    assert (out / "index.html").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_without_any_bundle_there_is_still_a_page(tmp_path: Path) -> None:
    assert "There are no trials yet." in Page(build_site([], tmp_path / "site")).text


def test_the_strip_draws_a_long_run_in_few_rectangles_and_marks_the_step_that_never_came() -> None:
    checks = milestones(*[8] * 30)
    passing = [frozenset(check.id for check in checks if (check.last_action or 0) <= step) for step in range(241)]
    strip = draw(
        checks,
        passing[:200],
        [0] * 200,
        failing_step=200,
        last_productive_step=199,
        first_break=None,
        titles=["x"] * 199,
    )
    assert sum(len(row.runs) for row in strip.rows) <= 2 * len(checks)
    assert strip.ghost is not None
    assert {marker.label for marker in strip.markers} == {"F 200", "L 199"}
    assert strip.width < 1000


def test_the_strip_tells_lost_from_not_yet_reached() -> None:
    checks = milestones(2, 2, guards=("g",))
    passing = [frozenset({"g"}), frozenset({"g", "m01"}), None, frozenset({"m01"}), frozenset({"g"})]
    strip = draw(checks, passing, [0] * 5, failing_step=2, last_productive_step=1, first_break=4, titles=["x"] * 4)
    states = {row.name: [run.state for run in row.runs] for row in strip.rows if not row.heading}
    assert states == {
        "m01": ["open", "passing", "unknown", "passing", "broken"],
        "m02": ["open", "unknown", "open"],
        "g": ["passing", "unknown", "broken", "passing"],
    }
