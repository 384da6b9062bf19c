"""Each point: what nginx answers, and what the application behind it says reached it; started once a grade."""

import string
from pathlib import Path

import pytest
from examiner.kinds.http import Request, ask

PRISTINE = Path("/grader/pristine/site/index.html")
NGINX = ("/usr/sbin/nginx", "-e", "stderr", "-p", ".", "-c", "nginx.conf", "-g", "daemon off;")
HOST, APPLICATION = "www.test", 9001


def word(rng):
    return "".join(rng.choices(string.ascii_lowercase, k=9))


def planned(rng):
    """(check, request, status, what must hold of the answer) for every request."""
    path, size, page = word(rng), rng.randint(10_300, 30_000), word(rng)
    content = PRISTINE.read_bytes()
    extra = {f"site/{page}.html": page, f"site/.{page}.html": "secret"}

    def reached(answer):
        told = answer.echo()
        return (told.get("port"), told.get("path")) == (APPLICATION, f"/{path}")

    return [
        ("health", Request("/health", HOST), 200, lambda answer: answer.body == b"ok"),
        ("shop", Request("/shop", HOST), 301, lambda answer: answer.header("location") == "http://shop.test/"),
        (
            "nosniff",
            Request(f"/{page}.html", HOST, files=extra),
            200,
            lambda answer: answer.header("x-content-type-options") == "nosniff" and answer.body == page.encode(),
        ),
        ("application", Request(f"/api/{path}", HOST), 200, reached),
        ("application", Request(f"/api/{path}", HOST, "POST", body=9000), 200, reached),
        ("limits", Request(f"/api/{path}", HOST, "POST", body=size), 413, lambda answer: True),
        ("limits", Request(f"/.{page}.html", HOST), 404, lambda answer: b"secret" not in answer.body),
        ("website", Request("/", HOST), 200, lambda answer: answer.body == content),
        ("website", Request(f"/{word(rng)}.html", HOST), 404, lambda answer: True),
    ]


@pytest.fixture(scope="session")
def findings(exhibit, draw):
    """Check -> the requests that were answered otherwise."""
    plan = planned(draw("requests"))
    answers = ask(exhibit, NGINX, [request for _, request, _, _ in plan], backends=[APPLICATION])
    found = {check: [] for check, *_ in plan}
    for (check, request, status, judge), answer in zip(plan, answers, strict=True):
        if answer.status != status or not judge(answer):
            found[check].append(f"{request.method} {request.path}: {answer.status}, or not what it must be")
    return found


CHECKS = ("health", "shop", "nosniff", "application", "limits", "website")


@pytest.mark.parametrize("check", [pytest.param(check, marks=pytest.mark.check(check), id=check) for check in CHECKS])
def test_it_answers_as_it_must(check, findings):
    if findings[check]:
        pytest.fail(findings[check][0], pytrace=False)
