"""The workspace that is kept of an agent's image is the agent's, wherever the state folder has been."""

import io
import os
import tarfile
from contextlib import contextmanager

import pytest

from benchmark.sandbox.agent import AGENT_UID
from benchmark.sandbox.images import Images
from benchmark.spec.layout import Layout

IMAGE = "sha256:" + "a" * 64


@pytest.fixture
def images(tmp_path, monkeypatch):
    """Images without an engine; `reads` counts how often one was read."""
    found = Images(None, Layout(tmp_path), print)
    found.reads = 0

    @contextmanager
    def unpacked(self, image, path):
        self.reads += 1
        data = io.BytesIO()
        with tarfile.open(fileobj=data, mode="w") as archive:
            folder = tarfile.TarInfo("workspace")
            folder.type, folder.mode = tarfile.DIRTYPE, 0o755
            archive.addfile(folder)
            archive.addfile(tarfile.TarInfo("workspace/a.txt"))
        data.seek(0)
        with tarfile.open(fileobj=data) as archive:
            yield archive

    monkeypatch.setattr(Images, "_unpacked", unpacked)
    return found


def test_a_kept_workspace_is_used_again(images) -> None:
    assert images.workspace(IMAGE) == images.workspace(IMAGE)
    assert images.reads == 1


@pytest.mark.skipif(os.getuid() != 0, reason="only root gives files away")
def test_a_workspace_that_lost_its_owner_is_made_anew(images) -> None:
    kept = images.workspace(IMAGE)
    for path in (kept, kept / "a.txt"):
        os.chown(path, 0, 0)
    images.workspace(IMAGE)
    assert images.reads == 2
    assert {path.stat().st_uid for path in (kept, kept / "a.txt")} == {AGENT_UID}
