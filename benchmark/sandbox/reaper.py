"""Removes what dead runners left behind, and never what belongs to a live one."""

import contextlib
from dataclasses import dataclass

import docker
from docker.errors import APIError, NotFound

from benchmark.sandbox.engine import engine_errors
from benchmark.sandbox.owner import OWNER, RUN, TOOLBOX, Owner


@dataclass(frozen=True)
class Reaped:
    """How much was removed."""

    containers: int
    volumes: int


def orphans(client: docker.DockerClient) -> tuple[list[str], list[str]]:
    """The containers and volumes that carry our label and whose owner is dead."""
    with engine_errors("looking for what was left behind"):
        containers = [
            container["Id"]
            for container in client.api.containers(all=True, filters={"label": OWNER})
            if _orphan(container["Labels"])
        ]
        volumes = [
            volume["Name"]
            for volume in client.api.volumes(filters={"label": OWNER})["Volumes"] or []
            if _orphan(volume["Labels"] or {})
        ]
    return containers, volumes


def reap(client: docker.DockerClient) -> Reaped:
    """Remove containers and volumes that carry our label and whose owner is dead."""
    containers, volumes = orphans(client)
    with engine_errors("removing what was left behind"):
        return Reaped(_remove_containers(client, containers), _remove_volumes(client, volumes))


def remove_images(client: docker.DockerClient) -> int:
    """Remove the images that we built, and the toolbox volumes; those in use stay."""
    with engine_errors("removing images"):
        toolboxes = client.api.volumes(filters={"label": TOOLBOX})["Volumes"] or []
        _remove_volumes(client, [volume["Name"] for volume in toolboxes])
        tags = [tag for image in client.api.images() for tag in image["RepoTags"] or () if tag.startswith("bench-")]
        removed = 0
        for tag in tags:
            try:
                client.api.remove_image(tag, noprune=False)
                removed += 1
            except APIError as error:
                if error.status_code not in (404, 409):
                    raise
        return removed


def remove_own(client: docker.DockerClient, run: str) -> Reaped:
    """Remove what this process made for `run`."""
    mine = Owner.current().label()
    wanted = {"label": [f"{OWNER}={mine}", f"{RUN}={run}"]}
    with engine_errors("removing this run's containers"):
        containers = [container["Id"] for container in client.api.containers(all=True, filters=wanted)]
        volumes = [volume["Name"] for volume in client.api.volumes(filters=wanted)["Volumes"] or []]
        return Reaped(_remove_containers(client, containers), _remove_volumes(client, volumes))


def _orphan(labels: dict[str, str]) -> bool:
    owner = Owner.parse(labels.get(OWNER, ""))
    return owner is not None and owner.is_dead()


def _remove_containers(client: docker.DockerClient, ids: list[str]) -> int:
    for container in ids:
        # Another reaper may have been faster.
        with contextlib.suppress(NotFound):
            try:
                client.api.remove_container(container, force=True, v=True)
            except APIError as error:
                if error.status_code != 409:
                    raise
    return len(ids)


def _remove_volumes(client: docker.DockerClient, names: list[str]) -> int:
    for name in names:
        with contextlib.suppress(NotFound):
            client.api.remove_volume(name, force=True)
    return len(names)
