"""The leaderboard in a real browser, on a phone's and on a desk's width."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.e2e
sync_api = pytest.importorskip("playwright.sync_api")

from support.samples import sample_bundles  # noqa: E402

from benchmark.leaderboard.site import build_site  # noqa: E402

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
WIDTHS = pytest.mark.parametrize("width", [390, 1280])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("site")
    return build_site(list(sample_bundles(root / "bundles")), root / "out").parent


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    if CHROMIUM is None:
        pytest.skip("chromium is not installed")
    flags = [
        "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ]  # fmt: skip
    with sync_api.sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield found
        found.close()


class Visit:
    """A page that was opened, with everything that it complained about or asked for."""

    def __init__(self, browser, path: Path, width: int, fragment: str = "") -> None:
        self.context = browser.new_context(viewport={"width": width, "height": 844})
        self.page = self.context.new_page()
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.complaints.append("dialog"), dialog.dismiss()))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto(path.as_uri() + fragment)

    def overflow(self) -> int:
        return self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


@pytest.fixture
def visit(browser) -> Iterator[object]:
    opened: list[Visit] = []

    def open_page(path: Path, width: int, fragment: str = "") -> Visit:
        opened.append(Visit(browser, path, width, fragment))
        return opened[-1]

    yield open_page
    for item in opened:
        item.context.close()


def trial(site: Path, start: str) -> Path:
    return sorted((site / "trials").glob(f"{start}*.html"))[0]


def wait_until(holds) -> None:
    """Wait here: the page's own policy forbids what wait_for_function does."""
    deadline = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.05)


@WIDTHS
def test_pages_fit_and_neither_complain_nor_call_out(site: Path, visit, width: int) -> None:
    starts = ("claude-code-rebuild-oracle-2", "mini-swe-agent-month-end-vendor", "nop-rebuild", "oracle-rebuild")
    tasks = sorted((site / "tasks").iterdir())
    for path in [site / "index.html", *tasks, *(trial(site, start) for start in starts)]:
        seen = visit(path, width)
        for summary in seen.page.locator("summary").all()[:40]:
            summary.evaluate("node => node.parentElement.open = true")
        assert seen.complaints == []
        assert seen.requests == [path.as_uri()]
        assert seen.overflow() <= 0, path.name


@WIDTHS
def test_the_failing_step_is_marked_in_sight(site: Path, visit, width: int) -> None:
    page = visit(trial(site, "claude-code-rebuild-oracle-2"), width).page
    picture = page.locator("svg.overview" if width < 760 else "svg.strip:not(.overview)")
    label = picture.locator(".marker.f text")
    assert (label.text_content() or "").startswith("F 103")
    box, line = label.bounding_box(), picture.locator(".marker.f").bounding_box()
    assert 0 <= box["x"] <= width - box["width"]
    assert line["height"] > 150


def test_the_long_strip_scrolls_to_the_failing_step_on_a_phone(site: Path, visit) -> None:
    page = visit(trial(site, "claude-code-rebuild-oracle-2"), 390).page
    scroller = page.locator(".strip-scroll")
    assert scroller.evaluate("node => node.scrollLeft") == 0
    page.get_by_role("link", name="Show F").click()
    box = page.locator("#at-f").bounding_box()
    assert 0 <= box["x"] <= 390 and 0 <= box["y"] <= 844


def test_a_click_on_the_strip_opens_that_steps_diff(site: Path, visit) -> None:
    page = visit(trial(site, "claude-code-month-end-oracle-1"), 1280).page
    assert not page.locator("#diff-2").is_visible()
    page.locator("svg.strip:not(.overview) a").nth(1).locator("rect").click(position={"x": 5, "y": 20})
    wait_until(lambda: page.locator("#step-2").evaluate("element => element.open"))
    assert "+ def part_2():" in page.locator("#diff-2 .diff").inner_text()


def test_everything_can_be_reached_with_the_keyboard(site: Path, visit) -> None:
    page = visit(trial(site, "claude-code-month-end-oracle-1"), 1280).page
    reached: list[str] = []
    for _ in range(12):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate("document.activeElement.className + ' ' + document.activeElement.textContent.trim()")
        )
    assert reached[0] == "skip Skip to content"
    assert any("All standings" in item for item in reached)
    assert any(item.startswith("strip-scroll") for item in reached)
    summary = page.locator("#step-1 > summary")
    summary.focus()
    page.keyboard.press("Enter")
    assert page.locator("#diff-1").is_visible()
    scroller = visit(trial(site, "claude-code-rebuild-oracle-2"), 390).page.locator(".strip-scroll")
    scroller.focus()
    scroller.press("ArrowRight")
    wait_until(lambda: scroller.evaluate("element => element.scrollLeft") > 0)


def test_hostile_content_is_shown_and_not_run(site: Path, visit) -> None:
    seen = visit(trial(site, "mini-swe-agent-month-end-vendor-large-2-1"), 1280, "#diff-8")
    assert "<script>alert('x')</script>" in seen.page.locator("#diff-8").inner_text()
    assert seen.page.locator("script, img").count() == 0
    assert seen.complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(site: Path, browser, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": 1280, "height": 844})
    page = context.new_page()
    for path in (site / "index.html", trial(site, "claude-code-month-end-oracle-1")):
        page.goto(path.as_uri())
        weak = page.evaluate(CONTRAST)
        assert weak == []
    context.close()


CONTRAST = """() => {
  const rgb = text => text.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
    .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = node => {
    for (let at = node; at; at = at.parentElement) {
      const color = rgb(getComputedStyle(at).backgroundColor);
      if (color.length === 3 || color[3] > 0) return color;
    }
    return [255, 255, 255];
  };
  const weak = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || node.closest("title, .unseen, .skip")) continue;
    const style = getComputedStyle(node);
    const ink = rgb(node instanceof SVGElement ? style.fill : style.color);
    const [a, b] = [light(ink), light(ground(node))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    const text = walker.currentNode.textContent.trim().slice(0, 30);
    if (ratio < 4.5) weak.push(`${node.className.baseVal ?? node.className} ${ratio.toFixed(2)} ${text}`);
  }
  return [...new Set(weak)];
}"""
