"""The atomic actions of a reference solution.

An action is one command, or one edit of one file of at most 60 changed lines; looking is free.
"""

from pydantic import Field, model_validator

from benchmark.spec.base import Model

MAX_CHANGED_LINES = 60

_EDIT = """\
python3 - <<'END_OF_EDIT'
from pathlib import Path
path = Path({path!r})
text = path.read_text(encoding="utf-8")
old = {old}
new = {new}
if text.count(old) != 1:
    raise SystemExit(f"{{path}}: the text to replace occurs {{text.count(old)}} times, not once")
path.write_text(text.replace(old, new), encoding="utf-8")
END_OF_EDIT"""


class Edit(Model):
    """Replace `old`, which occurs exactly once in `path`, by `new`."""

    path: str = Field(description="relative to the workspace")
    old: str = Field(min_length=1)
    new: str

    def changed_lines(self) -> int:
        """Lines removed plus lines added, those common to both ends left out."""
        old, new = self.old.splitlines(), self.new.splitlines()
        while old and new and old[0] == new[0]:
            del old[0], new[0]
        while old and new and old[-1] == new[-1]:
            del old[-1], new[-1]
        return len(old) + len(new)


class Action(Model):
    """One action: a title, and either a shell command (run in `/workspace`) or an edit."""

    title: str
    command: str | None = None
    edit: Edit | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> "Action":
        if (self.command is None) == (self.edit is None):
            raise ValueError("an action has either a command or an edit")
        if self.edit is not None and self.edit.changed_lines() > MAX_CHANGED_LINES:
            raise ValueError(
                f"the edit changes {self.edit.changed_lines()} lines; at most {MAX_CHANGED_LINES} are one action"
            )
        return self

    def shell(self) -> str:
        """The action as one shell command, for a harness whose only tool is a shell."""
        if self.command is not None:
            return self.command
        edit = self.edit
        if edit is None:
            raise ValueError("an action has either a command or an edit")
        return _EDIT.format(path=edit.path, old=_literal(edit.old), new=_literal(edit.new))


class Reference(Model):
    """A task's reference solution, `reference.json` in its grader image."""

    actions: tuple[Action, ...] = Field(min_length=2)


def _literal(text: str) -> str:
    lines = text.splitlines(keepends=True)
    if len(lines) <= 1:
        return repr(text)
    return "(\n" + "".join(f"    {line!r}\n" for line in lines) + ")"
