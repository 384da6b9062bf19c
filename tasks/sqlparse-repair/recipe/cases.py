"""Cases for every milestone: fixed structures that surely reach what was damaged, with fresh names and literals.

`draw(milestone, rng, words)` needs nothing of sqlparse; `words` is the list of its keywords.
"""

import random

from templates import (
    BLOCKS,
    CASES,
    CHECKED,
    EXPRESSIONS,
    FLAGS,
    IDENTIFIERS,
    LITERALS,
    NAMES,
    PHRASES,
    PLAIN,
    PLAIN_REINDENT,
    QUESTIONS,
    REINDENT,
    SCRIPTS,
    STATEMENTS,
    STRIPS,
)


class Words(dict):
    """Fills a template: a-h names, i-m small numbers, s-w words for strings and comments, drawn on first use."""

    def __init__(self, rng: random.Random) -> None:
        super().__init__()
        self.rng = rng

    def __missing__(self, key: str) -> str:
        self[key] = self._word() if key[0] not in "ijklm" else str(self.rng.randint(2, 97))
        return self[key]

    def _word(self) -> str:
        # No SQL keyword begins with q or ends with x and four consonants.
        return "q" + "".join(self.rng.choice("bcdfghjklmnprstvz") for _ in range(self.rng.randint(2, 5))) + "x"


def fill(template: str, rng: random.Random) -> str:
    """The template with fresh words."""
    return template.format_map(Words(rng))


def _quiet(text: str, rng: random.Random) -> str:
    return "".join(c.upper() if rng.random() < 0.3 else c for c in text)


def _each(kind, templates, rng, **more):
    return [{"kind": kind, "sql": fill(template, rng), **more} for template in templates]


def _formats(templates, choices, rng):
    return [
        {"kind": "format", "sql": fill(template, rng), "options": options}
        for template in templates
        for options in choices
    ]


def literals(rng, words):
    return _each("tokens", LITERALS, rng)


def names(rng, words):
    found = _each("tokens", NAMES, rng)
    return found + [{"kind": "tokens", "sql": _quiet(fill(template, rng), rng)} for template in NAMES[:4]]


def keywords(rng, words):
    shuffled = [rng.choice((word.lower(), word, word.capitalize())) for word in words]
    rng.shuffle(shuffled)
    found = [{"kind": "tokens", "sql": " ".join(shuffled)}]
    found += [{"kind": "tokens", "sql": _quiet(fill(phrase, rng), rng)} for phrase in PHRASES]
    found += _each("tokens", STATEMENTS + EXPRESSIONS[:6] + QUESTIONS[:4], rng)
    text = fill("{a} {b} 'é' ", rng)
    found += [
        {"kind": "tokens", "sql": text, "bytes": "utf-8"},
        {"kind": "tokens", "sql": text, "bytes": "latin-1"},
        {"kind": "tokens", "sql": text, "bytes": "cp1252", "encoding": "cp1252"},
        {"kind": "tokens", "sql": text, "stream": True},
        {"kind": "tokens", "sql": text, "bytes": "utf-16", "encoding": "utf-16"},
        {"kind": "tokens", "sql": ""},
    ]
    return found


def tokens(rng, words):
    found = []
    for template in (
        "select {a}, {b} from {c}",
        "SELECT {a} -- {s}\n,  {b}\nFROM {c};",
        "/* {s} */ select /* {t} */ {a}  '{s}' , {b}",
        "  {a} = {i}, {b} from {c} where {d} = '{s} {t}'",
        "select {a}.{b}, ?, -{i}.{j}, `{c}` from {d} where {e} like :{f} and {g} := {h} order by {b} desc; end if",
    ):
        drawn = Words(rng)
        found.append({"kind": "walk", "sql": template.format_map(drawn), "name": drawn["a"]})
    return found


def statements(rng, words):
    found = _each("split", SCRIPTS, rng)
    found += _each("split", SCRIPTS, rng, options={"strip_semicolon": True})
    return found + _each("flat", SCRIPTS[:6] + STATEMENTS[4:6] + QUESTIONS[:4], rng)


def blocks(rng, words):
    return _each("tree", BLOCKS, rng)


def identifiers(rng, words):
    return _each("tree", IDENTIFIERS, rng) + _each("tree", IDENTIFIERS[:2], rng, stream=True)


def expressions(rng, words):
    return _each("tree", EXPRESSIONS, rng)


def questions(rng, words):
    return _each("objects", QUESTIONS, rng) + [{"kind": "objects", "sql": nested(rng)} for _ in range(3)]


def plain(rng, words):
    return _formats(PLAIN + STATEMENTS[5:6], CASES, rng) + _formats(PLAIN + STATEMENTS[4:6], STRIPS, rng)


def indentation(rng, words):
    found = _formats(STATEMENTS, PLAIN_REINDENT[:1], rng) + _formats(STATEMENTS[::3], PLAIN_REINDENT[1:], rng)
    return found + [{"kind": "format", "sql": nested(rng), "options": {"reindent": True}} for _ in range(3)]


def layout(rng, words):
    return _formats([STATEMENTS[i] for i in (0, 2, 4, 7, 9)], REINDENT, rng)


def aligned(rng, words):
    return _formats(STATEMENTS, [{"reindent_aligned": True}], rng) + _formats(
        STATEMENTS[:3], [{"reindent_aligned": True, "indent_tabs": True}], rng
    )


def output(rng, words):
    formats = [
        {"output_format": name, "reindent": indent} for name in ("python", "php", "sql") for indent in (True, False)
    ]
    quotes = ["select '{s}', \"{a}\" from {b}; select {c};\nselect {d}\n", *STATEMENTS[:1], STATEMENTS[4]]
    found = _formats(quotes, formats, rng)
    sql = "select {a}, {b}+{c}, '{s}{t}{u}' from {d} -- {s}\n where {e} = {i}"
    found += [{"kind": "options", "sql": fill(sql, rng), "options": options} for options in CHECKED]
    for arguments in FLAGS:
        drawn = Words(rng)
        case = {
            "kind": "cli",
            "sql": (sql + " and {f} = 'д'\n").format_map(drawn),
            "arguments": [a.format_map(drawn) for a in arguments],
        }
        if "cp1251" in arguments:
            case["encoding"] = "cp1251"
        found.append(case)
    return found


class _Nest:
    """Random nested statements; every name and literal is fresh."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng

    def word(self) -> str:
        return Words(self.rng)["a"]

    def expression(self, depth: int) -> str:
        plain = [
            self.word,
            lambda: f"{self.word()}.{self.word()}",
            lambda: str(self.rng.randint(1, 999)),
            lambda: f"'{self.word()}'",
            lambda: f"{self.word()}::{self.rng.choice(('int', 'text', 'date'))}",
            lambda: f"{self.rng.randint(1, 9)}.{self.rng.randint(1, 99)}",
        ]
        if depth <= 0:
            return self.rng.choice(plain)()
        less = depth - 1
        return self.rng.choice(
            [
                *plain,
                lambda: f"{self.word()}({self.expression(less)}, {self.expression(less)})",
                lambda: f"{self.expression(less)} {self.rng.choice('+-*/')} {self.expression(less)}",
                lambda: f"({self.expression(less)})",
                lambda: (
                    f"case when {self.condition(less)} then {self.expression(less)} else {self.expression(less)} end"
                ),
                lambda: f"({self.select(less)})",
            ]
        )()

    def condition(self, depth: int) -> str:
        less = depth - 1
        simple = [
            lambda: f"{self.word()} {self.rng.choice(('=', '<', '>=', '<>'))} {self.expression(less)}",
            lambda: f"{self.word()} between {self.rng.randint(1, 9)} and {self.rng.randint(10, 99)}",
            lambda: f"{self.word()} is not null",
            lambda: f"{self.word()} in ({self.expression(0)}, {self.expression(0)})",
            lambda: f"{self.word()} like '{self.word()}%'",
        ]
        if depth <= 0:
            return self.rng.choice(simple)()
        joined = [
            lambda: f"{self.condition(less)} {self.rng.choice(('and', 'or'))} {self.condition(less)}",
            lambda: f"({self.condition(less)} or {self.condition(less)})",
            lambda: f"exists ({self.select(less)})",
        ]
        return self.rng.choice(simple + joined)()

    def column(self, depth: int) -> str:
        alias = self.rng.choice(("", f" as {self.word()}", f" {self.word()}"))
        return self.expression(depth) + alias

    def select(self, depth: int) -> str:
        columns = ", ".join(self.column(depth) for _ in range(self.rng.randint(1, 4)))
        text = f"select {columns} from "
        text += (
            f"({self.select(depth - 1)}) {self.word()}"
            if depth > 0 and self.rng.random() < 0.3
            else f"{self.word()} {self.word()}"
        )
        if self.rng.random() < 0.4:
            text += f" {self.rng.choice(('left join', 'inner join', 'join'))} {self.word()} on {self.condition(0)}"
        if self.rng.random() < 0.7:
            text += f" where {self.condition(depth)}"
        if self.rng.random() < 0.3:
            text += f" group by {self.word()}, {self.word()}"
        if self.rng.random() < 0.4:
            text += f" order by {self.word()} {self.rng.choice(('asc', 'desc'))}, {self.word()}"
        return text


def nested(rng: random.Random) -> str:
    """One random statement, nested up to three deep."""
    return _Nest(rng).select(rng.randint(1, 3))


MILESTONES = {
    "literals": literals,
    "names": names,
    "keywords": keywords,
    "tokens": tokens,
    "statements": statements,
    "blocks": blocks,
    "identifiers": identifiers,
    "expressions": expressions,
    "questions": questions,
    "plain": plain,
    "indentation": indentation,
    "layout": layout,
    "aligned": aligned,
    "output": output,
}


def draw(milestone: str, rng: random.Random, words: list[str]) -> list[dict]:
    """The cases of one milestone, with fresh names and literals."""
    return MILESTONES[milestone](rng, words)
