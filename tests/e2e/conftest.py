"""Which real clients a run of the tests takes: a fixed sample, since the images of all of them take half an hour."""

import os

import pytest

SAMPLE = ("claude-code", "mini-swe-agent")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if os.environ.get("BENCH_EVERY_CLIENT"):
        return
    for item in items:
        client = getattr(item, "callspec", None) and item.callspec.params.get("client")  # type: ignore[attr-defined]
        if client and client.partition(":")[0] not in SAMPLE:
            item.add_marker(pytest.mark.skip(reason="not in the sample; BENCH_EVERY_CLIENT=1 runs every client"))
