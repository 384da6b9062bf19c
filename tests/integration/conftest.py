import docker
import pytest
from support.cli import Bench

from benchmark.sandbox.owner import OWNER, Owner


@pytest.fixture(scope="session")
def engine():
    client = docker.from_env()
    client.ping()
    return client


@pytest.fixture(scope="session")
def home(tmp_path_factory):
    """One state folder for the whole session, so that images and grades are made once."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def bench(home):
    return Bench(home)


@pytest.fixture
def left_behind(engine):
    """Containers and volumes of ours whose runner is gone."""

    def look():
        def dead(labels):
            owner = Owner.parse(labels.get(OWNER, ""))
            return owner is not None and owner.is_dead()

        containers = engine.api.containers(all=True, filters={"label": OWNER})
        volumes = engine.api.volumes(filters={"label": OWNER})["Volumes"] or []
        return [c["Names"] for c in containers if dead(c["Labels"])] + [
            v["Name"] for v in volumes if dead(v["Labels"] or {})
        ]

    return look
