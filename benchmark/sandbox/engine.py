"""The connection to the container engine, and its faults in words that say what to do."""

import contextlib
import os
from collections.abc import Iterator

import docker
import requests
from docker.errors import APIError, DockerException

from benchmark.spec.errors import BrokenBenchmark

TIMEOUT = 60
"""Seconds that one call to the engine may take; builds and waits stream and may take longer."""


def connect() -> docker.DockerClient:
    """A client of the engine that DOCKER_HOST names, or of the local one.

    Raises:
        BrokenBenchmark: none answers.
    """
    try:
        client = docker.from_env(timeout=TIMEOUT)
        client.ping()
    except (DockerException, requests.RequestException, OSError) as error:
        where = os.environ.get("DOCKER_HOST", "the local socket")
        raise BrokenBenchmark(
            f"no container engine answers at {where} ({type(error).__name__})",
            fix="start one, or run script/bootstrap in a checkout, which installs and starts one",
        ) from None
    return client


@contextlib.contextmanager
def engine_errors(doing: str, where: str = "") -> Iterator[None]:
    """Turn the engine's faults into one line; `doing` completes 'the engine failed while ...'."""
    try:
        yield
    except APIError as error:
        text = str(error.explanation or error)
        raise BrokenBenchmark(f"the engine failed while {doing}: {text}", where=where, fix=_advice(text)) from error
    except (DockerException, requests.RequestException, OSError) as error:
        text = str(error)
        raise BrokenBenchmark(
            f"the engine stopped answering while {doing}: {type(error).__name__}", where=where, fix=_advice(text)
        ) from error


def _advice(text: str) -> str:
    if "no space left" in text.lower():
        return "the disk is full: free space (bench clean removes caches), then bench resume"
    return "see bench doctor; then bench resume"
