"""A client without tools works by SEARCH/REPLACE blocks: each answer with one is a step."""

import json
from pathlib import Path

import pytest
from support.gateways import CHAT, Told, actions, gateway, spec

from benchmark.gateway import OracleBackend
from benchmark.gateway.edits import edits_in, spell
from benchmark.gateway.neutral import Answer
from benchmark.spec.action import Action, Edit
from benchmark.spec.errors import UsageError

AIDER = spec(CHAT, edits_as_text=True, side_requests=["Write a commit message"])
EDITS = [
    Action(title="rename it", edit=Edit(path="a.py", old="one", new="two")),
    Action(title="add a line", edit=Edit(path="a.py", old="end\n", new="middle\nend\n")),
]
FILE = "a.py\n```\nx = one + 1\nend\n```"


def apply(text: str, files: dict[str, str]) -> None:
    """Apply blocks as such a client does: whole lines, which must be there."""
    for call in edits_in(text):
        edit = json.loads(call.arguments)
        assert edit["old"] in files[edit["path"]]
        files[edit["path"]] = files[edit["path"]].replace(edit["old"], edit["new"], 1)


def test_blocks_are_found_with_their_paths() -> None:
    text = (
        "Let me.\n\nsrc/a.py\n```python\n<<<<<<< SEARCH\nold\n=======\nnew\nlines\n>>>>>>> REPLACE\n```\n"
        "and again:\n<<<<<<< SEARCH\n=======\ntail\n>>>>>>> REPLACE\n"
    )
    first, second = (json.loads(call.arguments) for call in edits_in(text))
    assert first == {"path": "src/a.py", "old": "old\n", "new": "new\nlines\n"}
    assert (second["old"], second["new"]) == ("", "tail\n")
    assert edits_in("<<<<<<< SEARCH\nnever ended\n=======\n") == ()


def test_an_edit_within_a_line_is_widened_to_what_the_client_has_shown() -> None:
    edit = Edit(path="a.py", old="one", new="two")
    [call] = edits_in(spell(edit, FILE) or "")
    assert json.loads(call.arguments) == {"path": "a.py", "old": "x = one + 1\n", "new": "x = two + 1\n"}
    assert spell(edit, "nothing of it") is None
    assert spell(Edit(path="a.py", old="whole\n", new=""), "") is not None


def test_the_perfect_model_edits_by_text_and_each_answer_is_a_step(tmp_path: Path) -> None:
    files = {"a.py": "x = one + 1\nend\n"}
    with gateway(tmp_path, OracleBackend(EDITS, AIDER), AIDER) as (served, journal, client):
        client.tools = []
        for turn in range(2):
            client.messages = [{"role": "user", "content": f"a.py\n```\n{files['a.py']}```\nturn {turn}"}]
            apply(client.take(client.post())[0]["content"], files)
        assert files["a.py"] == "x = two + 1\nmiddle\nend\n"
        client.messages = [{"role": "user", "content": "Go on."}]
        assert client.take(client.post())[0]["content"] == "The work is finished."
        assert (served.steps, served.finished) == (2, True)
    assert [word for word in journal.short() if not word.startswith("observation")] == [
        "step 1", "settle 1", "step 2", "settle 2", "final",
    ]  # fmt: skip
    assert journal.told[0].calls[0].tool == "edit"


def test_a_file_that_was_not_shown_is_asked_for_by_its_name(tmp_path: Path) -> None:
    with gateway(tmp_path, OracleBackend(EDITS, AIDER), AIDER) as (served, _, client):
        client.tools = []
        assert "a.py" in client.take(client.post())[0]["content"]
        assert served.steps == 0
        client.say(FILE)
        assert "SEARCH" in client.take(client.post())[0]["content"]
        assert served.steps == 1


def test_an_edit_that_was_refused_is_made_once_more(tmp_path: Path) -> None:
    with gateway(tmp_path, OracleBackend(EDITS, AIDER), AIDER) as (served, _, client):
        client.tools = []
        client.say(FILE)
        first = client.take(client.post())
        client.messages += first
        client.say("# 1 SEARCH/REPLACE block failed to match!")
        assert client.take(client.post())[0]["content"] == first[0]["content"]
        assert served.steps == 2


def test_a_commit_message_is_a_side_request(tmp_path: Path) -> None:
    with gateway(tmp_path, OracleBackend(EDITS, AIDER), AIDER) as (served, journal, client):
        client.tools = []
        client.say("Write a commit message for this diff.")
        client.post()
        assert (served.steps, served.finished) == (0, False)
    assert journal.short() == ["side"]


def test_a_reference_with_commands_is_refused_for_such_a_client() -> None:
    with pytest.raises(UsageError, match=r"action 1 of the reference is a command .* can only edit files"):
        OracleBackend(actions(1), AIDER)


def test_a_client_with_tools_gets_no_steps_for_text(tmp_path: Path) -> None:
    block = "a.py\n<<<<<<< SEARCH\na\n=======\nb\n>>>>>>> REPLACE\n"
    with gateway(tmp_path, Told(Answer(block)), spec()) as (served, _, client):
        client.ask()
        assert served.steps == 0
