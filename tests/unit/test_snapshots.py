"""Snapshots must hold what a hostile workspace holds, and materialise to the same, and to nothing harmful."""

import os
import socket
import stat
import subprocess
import threading
import time

import pygit2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmark.grading.materialise import WorkTree, stays_inside
from benchmark.recorder.scan import ScanLimits
from benchmark.recorder.snapshots import Snapshots, pack

NAMES = st.one_of(
    st.sampled_from(
        [b".git", b".GIT", b".gitignore", b".gitattributes", b"%", b"%.git", b"git~1", b"a\nb", b"\xff\xfe", b" "]
    ),
    st.binary(min_size=1, max_size=12).filter(
        lambda name: b"/" not in name and b"\0" not in name and name not in (b".", b"..")
    ),
)
FILES = st.tuples(st.just("file"), st.binary(max_size=64), st.booleans())
TREES = st.recursive(FILES, lambda inner: st.dictionaries(NAMES, inner, max_size=4), max_leaves=12).filter(
    lambda tree: isinstance(tree, dict)
)


def put(folder, tree):
    for name, node in tree.items():
        path = os.path.join(folder, name)
        if isinstance(node, dict):
            os.mkdir(path)
            put(path, node)
        else:
            with open(path, "wb") as file:
                file.write(node[1])
            os.chmod(path, 0o755 if node[2] else 0o644)


def read(folder):
    found = {}
    for name in os.listdir(folder):
        path = os.path.join(folder, name)
        status = os.lstat(path)
        if stat.S_ISDIR(status.st_mode):
            found[name] = read(path)
        elif stat.S_ISLNK(status.st_mode):
            found[name] = ("link", os.readlink(path))
        else:
            with open(path, "rb") as file:
                found[name] = ("file", file.read(), bool(status.st_mode & 0o100))
    return found


@pytest.fixture
def taken(tmp_path):
    workspace = tmp_path / "workspace"
    workspace.mkdir()
    return workspace, Snapshots(tmp_path / "snapshots.git", workspace, ScanLimits()), tmp_path / "snapshots.git"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(trees=st.lists(TREES, min_size=1, max_size=3))
def test_any_sequence_of_trees_comes_back_as_it_was(tmp_path_factory, trees):
    base = tmp_path_factory.mktemp("trees")
    workspace = base / "workspace"
    workspace.mkdir()
    snapshots = Snapshots(base / "s.git", workspace, ScanLimits())
    ids = []
    for step, tree in enumerate(trees):
        for name in os.listdir(os.fsencode(workspace)):
            subprocess.run([b"rm", b"-rf", b"--", os.path.join(os.fsencode(workspace), name)], check=True)
        put(os.fsencode(workspace), tree)
        ids.append(snapshots.take(step).tree)
    pack(base / "s.git")
    target = WorkTree(pygit2.Repository(str(base / "s.git")), base / "out")
    for tree, wanted in [*zip(ids, trees, strict=True), *reversed(list(zip(ids, trees, strict=True)))]:
        target.move_to(tree)
        assert read(os.fsencode(base / "out")) == wanted


def test_equal_content_gives_equal_trees_whatever_the_times(taken):
    workspace, snapshots, _ = taken
    (workspace / "a").write_text("same")
    first = snapshots.take(0).tree
    os.utime(workspace / "a", (1, 1))
    assert snapshots.take(1).tree == first


def test_a_rewrite_within_one_clock_tick_is_seen(taken):
    workspace, snapshots, _ = taken
    path = workspace / "a"
    trees = set()
    for step in range(40):
        path.write_text(f"{step:03}")
        os.utime(path, ns=(0, 0))
        trees.add(snapshots.take(step).tree)
    assert len(trees) == 40


def test_special_files_are_refused_by_name_and_never_opened(taken):
    workspace, snapshots, _ = taken
    os.mkfifo(workspace / "pipe")
    with socket.socket(socket.AF_UNIX) as sock:
        sock.bind(str(workspace / "sock"))
        event = snapshots.take(0)
    assert {(refused.path, refused.reason) for refused in event.refused} == {("pipe", "a FIFO"), ("sock", "a socket")}
    assert event.files == 0


def test_a_file_beyond_the_limit_is_refused_without_reading_it(tmp_path):
    workspace = tmp_path / "w"
    workspace.mkdir()
    with (workspace / "sparse").open("wb") as file:
        file.truncate(1 << 40)
    began = time.monotonic()
    event = Snapshots(tmp_path / "s.git", workspace, ScanLimits()).take(0)
    assert [refused.path for refused in event.refused] == ["sparse"]
    assert time.monotonic() - began < 5


def test_too_many_files_refuse_the_whole_tree(tmp_path):
    workspace = tmp_path / "w"
    workspace.mkdir()
    for number in range(30):
        (workspace / str(number)).touch()
    event = Snapshots(tmp_path / "s.git", workspace, ScanLimits(entries=20)).take(0)
    assert event.refused_whole == "more than 20 files and folders"
    assert event.files == 0


def test_too_many_bytes_refuse_the_whole_tree(tmp_path):
    workspace = tmp_path / "w"
    workspace.mkdir()
    for number in range(4):
        (workspace / str(number)).write_bytes(b"x" * 400)
    assert Snapshots(tmp_path / "s.git", workspace, ScanLimits(total=1000)).take(0).refused_whole


def test_folders_nested_beyond_the_limit_are_refused(taken):
    workspace, snapshots, _ = taken
    path = os.fspath(workspace)
    for _ in range(80):
        path += "/d"
        os.mkdir(path)
    event = snapshots.take(0)
    assert [refused.reason for refused in event.refused] == ["nested too deeply"]


def test_a_link_is_taken_as_a_link_and_not_followed(taken, tmp_path):
    workspace, snapshots, repository = taken
    (tmp_path / "secret").write_text("secret")
    os.symlink(tmp_path / "secret", workspace / "out")
    os.symlink("inside", workspace / "in")
    (workspace / "inside").write_text("x")
    tree = snapshots.take(0).tree
    target = tmp_path / "target"
    WorkTree(pygit2.Repository(str(repository)), target).move_to(tree)
    assert read(target) == {"in": ("link", "inside"), "inside": ("file", b"x", False)}


def test_set_id_bits_do_not_survive(taken, tmp_path):
    workspace, snapshots, repository = taken
    path = workspace / "tool"
    path.write_text("x")
    path.chmod(0o6777)
    tree = snapshots.take(0).tree
    WorkTree(pygit2.Repository(str(repository)), tmp_path / "target").move_to(tree)
    assert stat.S_IMODE((tmp_path / "target" / "tool").stat().st_mode) == 0o755


def test_a_folder_swapped_for_a_link_while_it_is_read_leaks_nothing(tmp_path):
    workspace, outside = tmp_path / "w", tmp_path / "outside"
    (workspace / "d").mkdir(parents=True)
    outside.mkdir()
    (outside / "secret").write_text("secret")
    snapshots = Snapshots(tmp_path / "s.git", workspace, ScanLimits())
    stop = threading.Event()

    def swap():
        while not stop.is_set():
            os.rename(workspace / "d", workspace / "e")
            os.symlink(outside, workspace / "d")
            os.unlink(workspace / "d")
            os.rename(workspace / "e", workspace / "d")

    thread = threading.Thread(target=swap)
    thread.start()
    try:
        for step in range(200):
            snapshots.take(step)
    finally:
        stop.set()
        thread.join()
    listed = subprocess.run(
        ["git", "-C", str(tmp_path / "s.git"), "log", "--all", "--name-only", "--format="],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "secret" not in listed.stdout


def test_a_file_that_never_stops_changing_does_not_hang_the_trial(taken):
    workspace, snapshots, _ = taken
    path = workspace / "log"
    path.write_bytes(b"")
    stop = threading.Event()

    def grow():
        with path.open("ab", buffering=0) as file:
            while not stop.is_set():
                file.write(b"x" * 4096)
                if file.tell() > 64 * 1024 * 1024:
                    file.truncate(0)

    thread = threading.Thread(target=grow)
    thread.start()
    try:
        began = time.monotonic()
        snapshots.take(0)
        assert time.monotonic() - began < 30
    finally:
        stop.set()
        thread.join()


@pytest.mark.parametrize(
    ("target", "depth", "inside"),
    [
        (b"a", 0, True),
        (b"../a", 1, True),
        (b"../a", 0, False),
        (b"../../a", 1, False),
        (b"a/../../b", 1, False),
        (b"a/..", 0, False),
        (b"/etc/passwd", 3, False),
        (b"/workspace/a", 2, True),
        (b"/workspace", 2, True),
        (b"/workspacex", 2, False),
        (b"/workspace/../etc", 2, False),
        (b".", 0, True),
    ],
)
def test_a_link_is_kept_only_if_it_can_not_lead_out(target, depth, inside):
    assert stays_inside(target, depth) is inside
