"""Reads PO files."""

from dataclasses import dataclass, field


@dataclass
class Message:
    """One entry of a catalogue."""

    msgid: str = ""
    msgstr: dict[int, str] = field(default_factory=dict)

    def key(self) -> bytes:
        """What the entry is found by in the compiled catalogue."""
        return self.msgid.encode()

    def value(self) -> bytes:
        """What it is translated to."""
        return self.msgstr[0].encode()


def read(text: str) -> list[Message]:
    """The entries of a PO file, in its order."""
    messages: list[Message] = []
    current = Message()
    for line in text.split("\n"):
        keyword, _, rest = line.strip().partition(" ")
        if keyword == "msgid":
            current = Message(msgid=string(rest))
        elif keyword == "msgstr":
            current.msgstr[0] = string(rest)
            messages.append(current)
    return messages


def string(text: str) -> str:
    """The content of a quoted string."""
    return text.strip()[1:-1]
