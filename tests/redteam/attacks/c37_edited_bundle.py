"""Class 37: any byte of a bundle."""

import random
import shutil

from redteam.book import Blow

from benchmark.results.layout import BundleLayout
from benchmark.results.read import BadBundle, read_bundle

TITLE = "Edited bundles"
SAYS = "bytes flipped in every file of the honest bundle: ends, middle and 150 random places; files added, deleted, swapped, linked"

PLACES = 150


def strike(lab, task):
    copy = lab.scratch / f"c37-{task}"
    shutil.copytree(lab.oracle(task).path, copy)
    rng = random.Random(task)
    files = [path for path in BundleLayout(copy).files() if path.stat().st_size]
    places = [(path, at) for path in files for at in {0, path.stat().st_size // 2, path.stat().st_size - 1}]
    weights = [path.stat().st_size for path in files]
    places += [(path, rng.randrange(path.stat().st_size)) for path in rng.choices(files, weights, k=PLACES)]
    caught = 0
    for number, (path, at) in enumerate(places):
        path.chmod(0o644)
        with path.open("r+b") as file:
            file.seek(at)
            old = file.read(1)
            file.seek(at)
            file.write(bytes([old[0] ^ 1 << rng.randrange(8)]))
        if number < 3:
            caught += lab.bench.run("verify", str(copy)).returncode == 1
        else:
            caught += _refused(copy)
        with path.open("r+b") as file:
            file.seek(at)
            file.write(old)
    tried = len(places)
    for edit in (
        lambda: (copy / "surplus").write_text("x"),
        lambda: (copy / "matrix.json").rename(copy.parent / f"m-{task}"),
        lambda: (copy / "link").symlink_to("/etc/passwd"),
    ):
        edit()
        tried += 1
        caught += _refused(copy)
        (copy / "surplus").unlink(missing_ok=True)
        (copy / "link").unlink(missing_ok=True)
        if (copy.parent / f"m-{task}").exists():
            (copy.parent / f"m-{task}").rename(copy / "matrix.json")
    sound = not _refused(copy) and lab.bench.run("verify", str(copy)).returncode == 0
    shutil.rmtree(copy)
    return Blow(
        f"{tried} edits of {len(files)} files; put back, the bundle verifies: {sound}",
        f"{caught} of {tried} found",
        f"{tried} of {tried} found",
        caught == tried and sound,
    )


def _refused(path):
    try:
        read_bundle(path)
    except BadBundle:
        return True
    return False
