"""What a grader's image installs for the examiner is taken away from everyone else."""

import os

from examiner import closed


def test_what_only_other_packages_brought_is_closed_and_nothing_of_the_bases(tmp_path):
    shared, own = tmp_path / "usr", tmp_path / "usr" / "tool"
    own.mkdir(parents=True)
    kept, program, library = shared / "python3", shared / "jq", own / "data"
    for path in (kept, program, library):
        path.write_text("x")
        path.chmod(0o755)
    (shared / "link").symlink_to("python3")
    names = map(str, (shared, own, kept, program, library, shared / "link", shared / "excluded"))
    assert closed.close(list(names), [str(shared), str(kept)]) == 3
    modes = {path.name: os.stat(path).st_mode & 0o777 for path in (shared, own, kept, program, library)}
    assert modes["python3"] == 0o755
    assert modes["usr"] & 0o055
    assert {modes[name] for name in ("tool", "jq", "data")} == {0o700}
