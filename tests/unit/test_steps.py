"""References made of diffs and scripts."""

import json
import subprocess
from pathlib import Path

import pytest
from examiner import steps

from benchmark.spec.action import Reference

DIFF = "Say more\n--- a/x.txt\n+++ b/x.txt\n@@ -1 +1,2 @@\n one\n+two\n"


def test_diffs_and_scripts_become_actions_in_the_order_of_their_names(tmp_path):
    folder = tmp_path / "steps"
    folder.mkdir()
    (folder / "02-say.diff").write_text(DIFF)
    (folder / "01-begin.sh").write_text("# Begin\necho one > x.txt\n")
    (folder / "README").write_text("no step")
    made = Reference.model_validate_json(json.dumps(steps.reference(folder)))
    assert [action.title for action in made.actions] == ["Begin", "Say more"]
    for action in made.actions:
        subprocess.run(["bash", "-c", action.shell()], cwd=tmp_path, check=True)
    assert (tmp_path / "x.txt").read_text() == "one\ntwo\n"


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("01.diff", "Only a title\n", "no title, or ends"),
        ("01.sh", "\necho\n", "no title"),
        ("01.diff", DIFF + "".join(f"+{n}\n" for n in range(60)), "changes 61 lines"),
        ("01.diff", DIFF + "+END_OF_DIFF\n", "END_OF_DIFF"),
        ("01.txt", "x", "no steps"),
    ],
)
def test_what_is_no_action_is_refused(tmp_path, name, text, message):
    (tmp_path / name).write_text(text)
    with pytest.raises(ValueError, match=message):
        steps.reference(tmp_path)


def test_every_step_of_the_suite_changes_one_file():
    for path in Path(__file__).parents[2].glob("tasks/*/solution/steps/*.diff"):
        assert path.read_text(encoding="utf-8").count("\n+++ ") == 1, path
