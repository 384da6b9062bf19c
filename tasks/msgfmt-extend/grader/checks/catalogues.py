"""Random PO catalogues, from plain ones to those with everything that a checkpoint of the task asks for."""

import random
from dataclasses import dataclass

FEATURES = ("strings", "unfinished", "plurals", "contexts")
"""In the order of the checkpoints; each comes with those before it."""
WORDS = [
    *("file", "open", "save", "%d", "%s", "page", "menu", "user", "été", "größe", "žluťoučký", "日本", "item"),
    *("print", "colour", "undo", "the", "of", "one", "&", "cut", "paste"),
]
ESCAPED = ["\\n", "\\t", '\\"', "\\\\", "\\r", "\\v", "\\f", "\\b", "\\a", "\\101 ", "\\7 ", "\\x41 ", "\\x7e-"]


@dataclass
class Entry:
    """One entry, as lines of a file."""

    flags: list[str]
    fields: list[tuple[str, str]]

    def text(self, rng: random.Random, long: bool) -> str:
        lines = []
        if rng.random() < 0.3:
            lines.append(rng.choice(["# a note", "#. for translators", "#: src/main.c:12", "#", "#:"]))
        if self.flags:
            lines.append("#, " + ", ".join(self.flags))
        for keyword, value in self.fields:
            lines += quoted(rng, keyword, value, long)
        return "\n".join(lines)


def quoted(rng: random.Random, keyword: str, value: str, long: bool) -> list[str]:
    """A field on one line, or cut between its words into several."""
    parts = value.split(" ")
    if not long or len(parts) < 2 or rng.random() < 0.4:
        return [f'{keyword} "{value}"']
    at = rng.randint(1, len(parts) - 1)
    pieces = [" ".join(parts[:at]) + " ", " ".join(parts[at:])]
    indent = rng.choice(["", "", "  "])
    head = [f'{keyword} ""'] if rng.random() < 0.6 else [f'{keyword} "{pieces.pop(0)}"']
    return head + [f'{indent}"{piece}"' for piece in pieces]


def phrase(rng: random.Random, features: set[str]) -> str:
    """The source text of a string."""
    words = [rng.choice(WORDS) for _ in range(rng.randint(1, 5))]
    if "strings" in features and rng.random() < 0.5:
        # An original and its translation must agree on a line end at either end, so none stands there.
        words = [*words, "end"]
        words.insert(rng.randint(1, len(words) - 1), rng.choice(ESCAPED))
    return " ".join(words)


def entries(rng: random.Random, features: set[str], count: int) -> list[Entry]:
    """`count` entries that no two of which have the same context and original."""
    seen: set[tuple[str, str]] = set()
    found = []
    for number in range(count):
        msgid = phrase(rng, features)
        context = rng.choice(["", "menu", "toolbar", phrase(rng, features)]) if "contexts" in features else ""
        if (context, msgid) in seen:
            msgid += f" {number}"
        seen.add((context, msgid))
        fields = [("msgctxt", context)] if context or ("contexts" in features and rng.random() < 0.05) else []
        fields.append(("msgid", msgid))
        blank = "unfinished" in features and rng.random() < 0.25
        if "plurals" in features and rng.random() < 0.4:
            fields.append(("msgid_plural", phrase(rng, features)))
            forms = [("" if blank else phrase(rng, features)) for _ in range(2)]
            if blank and rng.random() < 0.3:
                forms[1] = phrase(rng, features)
            fields += [(f"msgstr[{index}]", form) for index, form in enumerate(forms)]
        else:
            fields.append(("msgstr", "" if blank else phrase(rng, features)))
        flags = []
        if "unfinished" in features:
            flags = [
                flag for flag, chance in (("fuzzy", 0.25), ("c-format", 0.2), ("no-wrap", 0.1)) if rng.random() < chance
            ]
            rng.shuffle(flags)
        if context == "" and fields[0][0] == "msgctxt" and msgid == "":
            continue
        found.append(Entry(flags, fields))
    return found


HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: nplurals=2; plural=n!=1;\\n"'
PLAIN_HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8"'


def catalogue(rng: random.Random, level: int, count: int | None = None, header: bool = True) -> bytes:
    """A PO file that uses the first `level` of the features."""
    features = set(FEATURES[:level])
    made = entries(rng, features, rng.randint(1, 14) if count is None else count)
    parts = []
    if header:
        fuzzy = "#, fuzzy\n" if "unfinished" in features and rng.random() < 0.3 else ""
        parts.append(fuzzy + (HEADER if features else PLAIN_HEADER))
    parts += [entry.text(rng, bool(features)) for entry in made]
    if "unfinished" in features:
        parts.insert(rng.randint(1, len(parts)), '#~ msgid "gone"\n#~ msgstr "weg"')
    return ("\n\n".join(parts) + "\n").encode()


DAMAGES = {
    "open": '\nmsgid "left open\nmsgstr "x"\n',
    "keyword": '\nmsgid "a b c"\nmsgtsr "x"\n',
    "escape": '\nmsgid "bad escape"\nmsgstr "a \\q"\n',
    "missing": '\nmsgid "no translation at all"\n',
    "index": '\nmsgid "one thing"\nmsgid_plural "things"\nmsgstr[0] "x"\nmsgstr[2] "y"\n',
    "twice": '\nmsgid "the same"\nmsgstr "x"\n\nmsgid "the same"\nmsgstr "y"\n',
}
"""Kind of fault -> text that has it, put behind a catalogue."""


def damaged(rng: random.Random, level: int, kind: str) -> bytes:
    """A PO file that is refused."""
    return catalogue(rng, level) + DAMAGES[kind].encode()
