"""The export, fuzzed: what lies in a workspace comes back equal, or is refused with a reason; it never leads out."""

import os
import shutil
import socket
import stat

import pygit2
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmark.grading.materialise import WorkTree, stays_inside
from benchmark.recorder.scan import ScanLimits
from benchmark.recorder.snapshots import Snapshots

LIMITS = ScanLimits(total=1 << 20, file=1 << 16, entries=60, depth=6, path=4096)

NAMES = st.one_of(
    st.sampled_from(
        [
            b".git", b".GIT", b".gIt", b".gitmodules", b".gitattributes", b".gitignore", b"git~1", b"GIT~1", b"%",
            b"HEAD", b"objects", b"a\nb", b"\xff\xfe", b" ", b"-rf", b"a\\b", b"\xe2\x80\x8c.git", b".g\xe2\x80\x8cit",
            b"...", b"CON", b"%.git", b"%%",
        ]
    ),
    st.binary(min_size=1, max_size=255).filter(lambda n: not {b"/"[0], 0} & set(n) and n not in (b".", b"..")),
)  # fmt: skip
TARGETS = st.one_of(
    st.sampled_from(
        [
            b"/", b"/etc/passwd", b"..", b"../..", b"../../../../etc", b"/workspace", b"/workspace/a",
            b".", b"/workspace/../etc", b"a/../../..", b"loop", b"./a", b"/workspaces", b"/proc/self/root",
            b"a//b", b"/workspace//../x", b"..a",
        ]
    ),
    st.binary(min_size=1, max_size=60).filter(lambda target: 0 not in target),
)  # fmt: skip
MODES = st.sampled_from([0o644, 0o755, 0o000, 0o4755, 0o2755, 0o1777, 0o7777, 0o600, 0o111])
NODES = st.one_of(
    st.tuples(st.just("file"), st.binary(max_size=80), MODES),
    st.tuples(st.just("sparse"), st.integers(0, 1 << 18), MODES),
    st.tuples(st.just("link"), TARGETS, st.none()),
    st.tuples(st.just("fifo"), st.none(), MODES),
    st.tuples(st.just("socket"), st.none(), MODES),
    st.tuples(st.just("hard"), st.none(), st.none()),
)
FOLDERS = st.recursive(
    st.dictionaries(NAMES, NODES, max_size=5),
    lambda inner: st.dictionaries(NAMES, st.one_of(NODES, inner), max_size=5),
    max_leaves=15,
)


def build(folder, tree, first):
    """Make the tree; returns some regular file for hard links."""
    for name, node in tree.items():
        path = os.path.join(folder, name)
        if isinstance(node, dict):
            os.mkdir(path)
            first = build(path, node, first)
            continue
        kind, value, mode = node
        if kind in ("file", "sparse"):
            with open(path, "wb") as file:
                file.write(value if kind == "file" else b"")
                file.truncate(len(value) if kind == "file" else value)
            os.chmod(path, mode)
            first = first or path
        elif kind == "link":
            os.symlink(value, path)
        elif kind == "fifo":
            os.mkfifo(path)
        elif kind == "socket":
            here = os.open(folder, os.O_RDONLY)
            with socket.socket(socket.AF_UNIX) as sock:
                try:
                    sock.bind(b"/proc/self/fd/%d/" % here + name)
                except OSError:
                    pass  # the name is too long for a socket's address
            os.close(here)
        elif kind == "hard" and first:
            os.link(first, path)
    return first


def listing(folder, prefix=b""):
    """Path -> what is there, by what the tree of a snapshot can say of it."""
    found = {}
    for name in os.listdir(folder):
        path = os.path.join(folder, name)
        status = os.lstat(path)
        if stat.S_ISDIR(status.st_mode):
            found[prefix + name] = ("folder",)
            found |= listing(path, prefix + name + b"/")
        elif stat.S_ISLNK(status.st_mode):
            found[prefix + name] = ("link", os.readlink(path))
        elif stat.S_ISREG(status.st_mode):
            with open(path, "rb") as file:
                found[prefix + name] = ("file", file.read(), bool(status.st_mode & 0o111))
        else:
            found[prefix + name] = ("special",)
    return found


def leads_out(root, path):
    """Whether a link, followed as the kernel follows it with /workspace at `root`, ends outside."""
    where, todo, hops = [], path.split(b"/"), 0
    while todo:
        part = todo.pop(0)
        if part in (b"", b"."):
            continue
        if part == b"..":
            if not where:
                return True
            where.pop()
            continue
        where.append(part)
        place = os.path.join(root, *where)
        if os.path.islink(place):
            hops += 1
            if hops > 40:
                return False  # a loop: the kernel refuses it
            target = os.readlink(place)
            where.pop()
            if target.startswith(b"/"):
                if target != b"/workspace" and not target.startswith(b"/workspace/"):
                    return True
                target, where = target[len(b"/workspace") :], []
            todo = target.split(b"/") + todo
    return False


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(trees=st.lists(FOLDERS, min_size=1, max_size=3))
def test_any_tree_comes_back_equal_or_is_refused_with_a_reason_and_leads_nowhere(tmp_path_factory, trees):
    base = tmp_path_factory.mktemp("fuzz")
    workspace, out = base / "workspace", os.fsencode(base / "out")
    snapshots = Snapshots(base / "s.git", workspace, LIMITS)
    taken = []
    for step, tree in enumerate(trees):
        shutil.rmtree(workspace, ignore_errors=True)
        workspace.mkdir()
        build(os.fsencode(workspace), tree, None)
        taken.append((snapshots.take(step), listing(os.fsencode(workspace))))
    target = WorkTree(pygit2.Repository(str(base / "s.git")), base / "out")
    for event, there in [*taken, *reversed(taken)]:
        target.move_to(event.tree)
        back = listing(out)
        if event.refused_whole:
            assert not back
            continue
        refused = {refusal.path: refusal.reason for refusal in event.refused}
        assert all(refused.values())
        for path, node in there.items():
            shown = path.decode("utf-8", "backslashreplace")[:500]
            told = [
                name for name in refused if shown == name or (name.endswith("/") and (shown + "/").startswith(name))
            ]
            if node == ("special",):
                assert path not in back and told, f"{path!r} is special and nobody was told"
            elif path in back:
                assert back[path] == node
            elif node[0] == "link":
                assert not stays_inside(node[1], path.count(b"/")), f"{path!r} leads inside and was left out"
            else:
                assert told, f"{path!r} was left out without a reason"
        assert set(back) <= set(there), "something is there that was not"
        for path, node in back.items():
            status = os.lstat(os.path.join(out, path))
            assert not status.st_mode & 0o7022 or stat.S_ISLNK(status.st_mode), "set-id, sticky or writable by others"
            assert node[0] != "link" or not leads_out(out, path), f"{path!r} leads out"
    shutil.rmtree(base)


@settings(max_examples=300, deadline=None)
@given(target=TARGETS, depth=st.integers(0, 5))
def test_no_link_that_is_written_climbs_out_by_itself(target, depth):
    if not stays_inside(target, depth):
        return
    level = 0 if target.startswith(b"/") else depth
    for part in (target.removeprefix(b"/workspace") if target.startswith(b"/") else target).split(b"/"):
        level += {b"": 0, b".": 0, b"..": -1}.get(part, 1)
        assert level >= 0
