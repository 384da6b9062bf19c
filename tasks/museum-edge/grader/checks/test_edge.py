"""Each point of the specification: what nginx answers, and what the application behind it says reached it.

nginx is started once a grade; all requests of all checks go to that one server, on paths and with values drawn now.
"""

import csv
import gzip
import string
from pathlib import Path

import pytest
from examiner.kinds.http import Request, ask

PRISTINE = Path("/grader/pristine")
NGINX = ("/usr/sbin/nginx", "-e", "stderr", "-p", ".", "-c", "nginx.conf", "-g", "daemon off;")
APPLICATION, SPARE, LABORATORY = 9001, 9002, 9003
WWW, API = "www.museum.test", "api.museum.test"
FOREVER = "public, max-age=31536000, immutable"
SAFE = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin"}


def word(rng):
    return "".join(rng.choices(string.ascii_lowercase, k=9))


class Plan:
    """Requests, each with the check that it is for and what is asked of the answer."""

    def __init__(self):
        self.requests, self.judges = [], []

    def add(self, check, request, status, judge=None):
        self.requests.append(request)
        self.judges.append((check, status, judge))

    def reached(self, check, request, port, path, length=0, host=API):
        """The back-end at `port` must have been asked for `path`."""

        def judge(answer):
            told = answer.echo()
            headers = told.get("headers", {})
            found = (told.get("port"), told.get("path"), told.get("length"), headers.get("host"))
            named = (headers.get("x-real-ip"), headers.get("x-forwarded-proto"))
            return found == (port, path, length, host) and named == ("127.0.0.1", "http")

        self.add(check, request, 200, judge)


def headers(**wanted):
    """A judge: these headers, each once; None for one that must not be there."""
    names = {name.replace("_", "-"): value for name, value in wanted.items()}

    def judge(answer):
        present = {name for name, _ in answer.headers}
        return all(
            name.lower() not in present if value is None else answer.header(name) == value
            for name, value in names.items()
        )

    return judge


def safe(answer):
    return all(answer.header(name) == value for name, value in SAFE.items())


def planned(rng):
    plan, path, query = Plan(), word(rng), f"q={word(rng)}&n={rng.randint(1, 99)}"
    pages(plan)
    plan.add("hosts", Request("/", f"{word(rng)}.test"), 421)
    target = f"http://{WWW}/{path}?{query}"
    plan.add("hosts", Request(f"/{path}?{query}", "museum.test"), 301, headers(Location=target))
    plan.reached("application", Request(f"/v2/{path}?{query}", API), APPLICATION, f"/{path}?{query}")
    plan.reached("application", Request(f"/v2/a/{path}", API, "POST", body=700), APPLICATION, f"/a/{path}", 700)
    plan.add("application", Request(f"/{path}", API), 404)
    for status in (502, 503):
        plan.reached("spare", Request(f"/v2/fail{status}/{path}", API), SPARE, f"/fail{status}/{path}")
        plan.reached("spare", Request(f"/v2/then/{path}", API), APPLICATION, f"/then/{path}")
        posted = Request(f"/v2/fail{status}/{path}", API, "POST", body=9)
        plan.add("spare", posted, status, lambda answer: answer.echo().get("port") == APPLICATION)
    moves(plan, rng, query)
    caching(plan, rng)
    safety(plan, rng)
    uploads(plan, rng)
    laboratory(plan, rng)
    off = Request(f"/v2/{path}", API, files={"maintenance.on": None})
    shut = [
        Request(f"/v2/{path}", API, files={"maintenance.on": "x"}),
        Request("/v2/upload", API, "POST", body=10),
    ]
    closed = headers(Retry_After="120", Content_Type="application/json")
    for request in shut:
        judge = lambda answer: closed(answer) and answer.body == b'{"error":"maintenance"}'  # noqa: E731
        plan.add("maintenance", request, 503, judge)
    plan.add("maintenance", Request("/index.html", WWW), 200)
    plan.reached("maintenance", off, APPLICATION, f"/{path}")
    return plan


def pages(plan):
    for name in ("index.html", "rooms/rope.html", "rooms/lamps.html", "assets/logo.svg"):
        content = (PRISTINE / "site" / name).read_bytes()
        plan.add("website", Request(f"/{name}", WWW), 200, lambda answer, content=content: answer.body == content)
    plan.add("website", Request("/", WWW), 200)
    plan.add("website", Request("/nothing-here.html", WWW), 404)


def moves(plan, rng, query):
    with (PRISTINE / "moves.csv").open(encoding="utf-8") as file:
        table = {int(row["id"]): row["to"] for row in csv.DictReader(file)}
    for number in rng.sample(sorted(table), 6):
        link = rng.choice([f"id={number}", f"id={number}&{query}", f"{query}&id={number}"])
        judge = headers(Location=f"http://{WWW}{table[number]}")
        plan.add("old-links", Request(f"/page.php?{link}", WWW), 301, judge)
    unknown = next(number for number in iter(lambda: rng.randint(1, 2000), None) if number not in table)
    plan.add("old-links", Request(f"/page.php?id={unknown}", WWW), 404)
    plan.add("old-links", Request("/page.php", WWW), 404)
    known = rng.choice(sorted(table))
    plan.add("old-links", Request(f"/index.html?id={known}", WWW), 200)


def caching(plan, rng):
    def fresh(name, size):
        return {f"site/assets/{name}": "a { b: c }\n" * (size // 11 + 1)}

    kept, digits = f"{word(rng)}.{rng.getrandbits(24):06x}", word(rng)
    plan.add(
        "caching",
        Request(f"/assets/{kept}.css", WWW, files=fresh(f"{kept}.css", 90)),
        200,
        headers(Cache_Control=FOREVER),
    )
    plan.add(
        "caching",
        Request(f"/assets/{kept}.svg", WWW, files=fresh(f"{kept}.svg", 90)),
        200,
        headers(Cache_Control=FOREVER),
    )
    for name in (f"{digits}.css", f"{digits}.3f9a1.js", f"{digits}.3f9a1cc.js", f"{digits}.3f9a1c.old.js"):
        plan.add(
            "caching", Request(f"/assets/{name}", WWW, files=fresh(name, 90)), 200, headers(Cache_Control="no-cache")
        )
    plan.add("caching", Request("/", WWW), 200, headers(Cache_Control="no-cache"))
    accept = {"Accept-Encoding": "gzip"}
    for name in (f"{kept}.js", f"{digits}-large.css"):
        files = fresh(name, rng.randint(300, 3000))
        content = next(iter(files.values())).encode()

        def packed(answer, content=content):
            same = answer.header("content-encoding") == "gzip" and gzip.decompress(answer.body) == content
            return same and answer.header("vary") == "Accept-Encoding"

        plan.add("caching", Request(f"/assets/{name}", WWW, headers=accept, files=files), 200, packed)
        plain = headers(Content_Encoding=None)
        plan.add("caching", Request(f"/assets/{name}", WWW), 200, lambda a, c=content, p=plain: p(a) and a.body == c)
    short = fresh(f"{digits}-s.css", 100)
    plan.add(
        "caching",
        Request(f"/assets/{digits}-s.css", WWW, headers=accept, files=short),
        200,
        headers(Content_Encoding=None),
    )


def safety(plan, rng):
    name = f"{word(rng)}.{rng.getrandbits(24):06x}.css"
    plan.add("safety", Request(f"/assets/{name}", WWW, files={f"site/assets/{name}": "x"}), 200, safe)
    plan.add("safety", Request("/rooms/tides.html", WWW), 200, safe)
    plan.add("safety", Request(f"/{word(rng)}.html", WWW), 404, safe)
    secret = word(rng)
    for path in (f".{secret}", f"rooms/.{secret}.html", f"{secret}.css.bak", f".{secret}.3f9a1c.css"):
        plan.add("safety", Request(f"/{path}", WWW, files={f"site/{path}": "secret"}), 404, safe)
    plan.add("safety", Request("/index.html.bak", WWW), 404, safe)
    shown = f"{secret}.bakery.html"
    plan.add("safety", Request(f"/{shown}", WWW, files={f"site/{shown}": "bread"}), 200, safe)


def uploads(plan, rng):
    path, little, much = word(rng), rng.randint(1000, 16384), rng.randint(16400, 60000)
    plan.reached("uploads", Request(f"/v2/{path}", API, "POST", body=little), APPLICATION, f"/{path}", little)
    plan.add("uploads", Request(f"/v2/{path}", API, "POST", body=much), 413)
    large = rng.randint(1_200_000, 2_000_000)
    plan.reached("uploads", Request("/v2/upload", API, "PUT", body=large), APPLICATION, "/upload", large)
    plan.add("uploads", Request("/v2/upload", API, "PUT", body=2_100_000), 413)


def laboratory(plan, rng):
    path, query = word(rng), f"a={word(rng)}"
    cookie = {"Cookie": f"theme=dark; lab=1; x={word(rng)}"}
    asked = f"/v2/{path}/b?{query}"
    plan.reached("laboratory", Request(asked, API, headers=cookie), LABORATORY, f"/{path}/b?{query}")
    plan.reached(
        "laboratory",
        Request("/v2/upload", API, "PUT", headers=cookie, body=1_300_000),
        LABORATORY,
        "/upload",
        1_300_000,
    )
    for other in ("lab=0", "lab=11", "label=1"):
        plan.reached("laboratory", Request(f"/v2/{path}", API, headers={"Cookie": other}), APPLICATION, f"/{path}")


@pytest.fixture(scope="session")
def findings(exhibit, draw):
    """Check -> what its answers lack."""
    plan = planned(draw("requests"))
    failing = [(f"/fail{status}/", APPLICATION, status) for status in (502, 503)]
    answers = ask(
        exhibit, NGINX, plan.requests, backends=(APPLICATION, SPARE, LABORATORY), failing=failing, timeout=100
    )
    found = {check: [] for check, _, _ in plan.judges}
    for request, (check, status, judge), answer in zip(plan.requests, plan.judges, answers, strict=True):
        if answer.status != status:
            found[check].append(f"{request.method} {request.host}{request.path}: {answer.status}, not {status}")
        elif judge is not None and not judge(answer):
            seen = f"{dict(answer.headers)} {answer.body[:150]!r}"
            found[check].append(f"{request.method} {request.host}{request.path}: not as asked for: {seen}")
    return found


def settled(check, findings):
    if findings[check]:
        pytest.fail(f"{len(findings[check])} answers, such as {findings[check][0]}", pytrace=False)


@pytest.mark.check("website")
def test_the_website_is_served(findings):
    settled("website", findings)


@pytest.mark.check("hosts")
def test_hosts(findings):
    settled("hosts", findings)


@pytest.mark.check("application")
def test_requests_reach_the_application(findings):
    settled("application", findings)


@pytest.mark.check("spare")
def test_the_spare_takes_over(findings):
    settled("spare", findings)


@pytest.mark.check("old-links")
def test_old_links_redirect(findings):
    settled("old-links", findings)


@pytest.mark.check("caching")
def test_files_are_cached_and_compressed(findings):
    settled("caching", findings)


@pytest.mark.check("safety")
def test_safe_headers_and_hidden_files(findings):
    settled("safety", findings)


@pytest.mark.check("uploads")
def test_bodies_are_limited(findings):
    settled("uploads", findings)


@pytest.mark.check("maintenance")
def test_maintenance(findings):
    settled("maintenance", findings)


@pytest.mark.check("laboratory")
def test_the_laboratory(findings):
    settled("laboratory", findings)


@pytest.mark.check("given-files")
def test_the_website_and_the_main_file_are_unaltered(artifact):
    given = {path.relative_to(PRISTINE).as_posix(): path for path in (PRISTINE / "site").rglob("*") if path.is_file()}
    assert artifact.glob("site/**") == sorted(given), "a file of the website was added or removed"
    for name, path in {**given, "nginx.conf": PRISTINE / "nginx.conf", "moves.csv": PRISTINE / "moves.csv"}.items():
        assert artifact.bytes(name) == path.read_bytes(), f"{name} was altered"
