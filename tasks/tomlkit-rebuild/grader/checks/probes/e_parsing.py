"""The parser, and what only parsed documents have: tables out of order, exact round trips, files."""

from tomlkit import api, items
from tomlkit.exceptions import ParseError, TOMLKitError
from tomlkit.parser import Parser
from tomlkit.toml_file import TOMLFile


def key_text(rng):
    """A key as it may stand in a file."""
    one = rng.choice([word, word, phrase])(rng)
    if not one or not all(char in LETTERS + "0123456789_-" for char in one):
        one = rng.choice(['"{}"', "'{}'"]).format(one)
    return rng.choice(["", " "]) + one + rng.choice(["", " "])


def number_text(rng):
    """A number as it may stand in a file, now and then a wrong one."""
    sign = rng.choice(["", "", "+", "-"])
    return rng.choice(
        [
            sign + str(rng.randint(0, 10**6)),
            f"{rng.randint(1, 9)}_{rng.randint(100, 999)}_{rng.randint(100, 999)}",
            f"0x{rng.randint(0, 99999):X}",
            f"0o{rng.randint(0, 999):o}",
            f"0b{rng.randint(0, 99):b}",
            f"{sign}{rng.randint(0, 999)}.{rng.randint(0, 999)}",
            f"{sign}{rng.randint(1, 9)}.5e{rng.choice('+-')}{rng.randint(0, 20)}",
            sign + rng.choice(["inf", "nan"]),
            rng.choice(["01", "1__2", "1_", "+0x1", "1.", "-.5", "0b2", "1e", "_1", "--1", "1.e3", "0_1"]),
        ]
    )


def string_text(rng):
    """A string as it may stand in a file, now and then a wrong one."""
    plain = phrase(rng)
    escapes = "".join(
        rng.choice([r"\n", r"\t", r"\"", r"\\", r"\u00e9", r"\U0001F600", r"\b", r"\r", r"\f", "x"]) for _ in range(4)
    )
    return rng.choice(
        [
            f'"{plain}"', f'"{plain}{escapes}"', f"'{plain}'", f"'{plain}\\'", '""', "''",
            f'"""\n{plain}\n{escapes}"""', f'"""{plain}\\\n     {plain}"""', f"'''\n{plain}'\n'''", f'"""a""{plain}"""',
            f'"""{plain}"""""', '"""\r\nx"""', '"\\u12"', '"\\q"', '"\\ud800"', '"open', "'open", '"a\nb"', '"""open""',
            '"\x01"', "'''\x7f'''", '"""a\\ b"""', '""""""', '"\\U00110000"', '"""x""""""',
        ]
    )  # fmt: skip


def date_text(rng):
    """A date or time as it may stand in a file, now and then a wrong one."""
    return rng.choice(
        [
            day(rng), hour(rng), day(rng) + "T" + hour(rng) + offset(rng), day(rng) + " " + hour(rng) + offset(rng),
            day(rng) + "T" + hour(rng), "2021-13-01", "2021-02-30", "25:00:00", "2021-01-01T25:00:00", day(rng) + "T",
        ]
    )  # fmt: skip


def value_text(rng):
    """A single value as it may stand in a file."""
    return rng.choice([number_text(rng), string_text(rng), date_text(rng), rng.choice(["true", "false", "tru", "yes"])])


def good_value(rng):
    """A single value without a mistake, of one line."""
    return rng.choice(
        [
            str(number(rng)), f'"{phrase(rng)}"', f"'{phrase(rng)}'", "true", "false", day(rng), hour(rng),
            f"{day(rng)}T{hour(rng)}Z", "0xff", "1_000", "-inf", f"[{number(rng)}, 2,]",
            f"{{ a = {number(rng)}, b.c = 1 }}",
        ]
    )  # fmt: skip


def lines(rng, names):
    """Key and value lines with comments and blank lines."""
    text = ""
    for name in names:
        text += rng.choice(["", "", "\n", f"# {phrase(rng)}\n", "  \n"])
        tail = rng.choice(["", "", f"  # {phrase(rng)}", "  "])
        text += f"{rng.choice(['', '  '])}{name}{rng.choice([' = ', '=', '  =  '])}{good_value(rng)}{tail}\n"
    return text


def whole(rng):
    """A document with tables, nested tables and arrays of tables."""
    names = words(rng, 8)
    text = lines(rng, names[:2])
    text += f"\n[{names[2]}]  # {phrase(rng)}\n{lines(rng, names[:3])}"
    text += f"[{names[2]}.{names[3]}]\n{lines(rng, names[4:6])}"
    for _ in range(rng.randint(1, 3)):
        text += f"[[{names[4]}]]\n{lines(rng, names[:2])}"
        if rng.random() < 0.5:
            text += f"  [{names[4]}.sub]\n{lines(rng, names[:1])}"
        if rng.random() < 0.5:
            text += f"[[{names[4]}.deep]]\nx = 1\n[[{names[4]}.deep]]\n"
    text += rng.choice(["", f"[{names[5]}.{names[6]}.{names[7]}]\n{lines(rng, names[:1])}"])
    return text.replace("\n", "\r\n") if rng.random() < 0.2 else text


def spoiled(rng, text):
    """The same with one character changed, dropped or doubled."""
    if not text:
        return "="
    at = rng.randrange(len(text))
    return text[:at] + rng.choice(["", text[at] * 2, "=", "[", '"', "\x00", "#", "}"]) + text[at + 1 :]


def seen(item):
    """An item: what it is, how it renders, and its decoration."""
    return [type(item).__name__, item.as_string(), repr(item.unwrap()), repr(item.trivia)]


def parsed(text):
    """What the parser makes of a document: rendered, plain, or the error."""
    document = tried(api.parse, text)
    return document if isinstance(document, list) else [document.as_string() == text, repr(document.unwrap())]


@probe("parse-keys")
def keys_are_read(rng):
    found = []
    for _ in range(14):
        text = ".".join(key_text(rng) for _ in range(rng.randint(1, 3))) + rng.choice(["=", "]", " =", ""])
        parser = Parser(text)
        key = tried(parser._parse_key)
        found.append(key if isinstance(key, list) else [key.key, key.as_string(), key.sep, len(list(key))])
        found.append([text, parser._idx, str(parser._current)])
    for text in ("=", "a b=", ".a", "a.", '"""a"""', "'a"):
        found.append([text, *tried(Parser(text)._parse_key)[:1]] if text else text)
    return found


@probe("parse-numbers")
def numbers_are_read(rng):
    found = []
    for _ in range(30):
        raw = number_text(rng)
        item = Parser(raw)._parse_number(raw, items.Trivia())
        found.append([raw, None if item is None else seen(item), Parser(raw)._peek(rng.randint(1, 6))])
    return found


@probe("parse-strings")
def strings_are_read(rng):
    found = []
    for _ in range(30):
        text = string_text(rng)
        parser = Parser(text)
        read = parser._parse_basic_string if text[0] == '"' else parser._parse_literal_string
        item = tried(read)
        found.append([text, item if isinstance(item, list) else seen(item), parser._idx])
    for long in (False, True):
        parser = Parser(("U" if long else "u") + rng.choice(["00e9", "0001F600", "d8aa", "zzzz", "12"]))
        found.append([tried(parser._peek_unicode, long), parser._idx])
    return found


@probe("parse-values")
def values_are_read(rng):
    found = []
    for _ in range(40):
        text = value_text(rng) + rng.choice(["", "", " ", "x"])
        item = tried(api.value, text)
        found.append([text, item if isinstance(item, list) else seen(item)])
    for text in ("true", "false", "trux", "f", "tfalse", "trruue", "falsee"):
        parser = Parser(text)
        read = parser._parse_true if text[0] == "t" else parser._parse_false
        item = tried(read)
        found.append([text, item if isinstance(item, list) else seen(item), parser._idx])
    return found


@probe("parse-pairs")
def comments_are_read_after_values(rng):
    found = []
    for _ in range(12):
        comment = rng.choice(["", f"# {phrase(rng)}", "#\x01", "x"])
        text = rng.choice(["", " ", "  "]) + comment + rng.choice(["", "\n", "\r\n"])
        parser = Parser(text + "rest" * rng.randint(0, 1))
        found.append([text, tried(parser._parse_comment_trail, rng.random() < 0.7), parser._idx])
    for _ in range(12):
        text = f"{key_text(rng)}{rng.choice(['=', ' = ', '==', ' '])}{good_value(rng).split('[')[0].split('{')[0]}"
        pair = tried(api.key_value, text)
        found.append([text, pair if isinstance(pair, list) else [pair[0].as_string(), pair[0].sep, *seen(pair[1])]])
        pair = tried(Parser(text + rng.choice(["", " # c\n", "\n"]))._parse_key_value, True)
        found.append([text, pair if isinstance(pair, list) else [pair[0].sep, *seen(pair[1])]])
    return found


@probe("parse-collections")
def arrays_are_read(rng):
    found = []
    for _ in range(16):
        inner = [good_value(rng) for _ in range(rng.randint(0, 4))]
        gap = rng.choice([",", ", ", ",\n  ", " , # c\n"])
        text = "[" + rng.choice(["", " ", "\n"]) + gap.join(inner) + rng.choice(["", ",", "\n", ", # c\n"]) + "]"
        text = spoiled(rng, text) if rng.random() < 0.3 else text
        item = tried(api.array, text)
        found.append([text, item if isinstance(item, list) and type(item) is list else seen(item)])
    return [*found, api.array().as_string()]


@probe("parse-collections")
def inline_tables_are_read(rng):
    found = []
    for _ in range(16):
        names = words(rng, 4)
        inner = [f"{name}{rng.choice([' = ', '='])}{good_value(rng)}" for name in names[: rng.randint(0, 4)]]
        inside = rng.choice([",", ", ", " , "]).join(inner)
        text = "{" + rng.choice(["", " "]) + inside + rng.choice(["", " ", ","]) + "}"
        text = spoiled(rng, text) if rng.random() < 0.3 else text
        item = tried(api.value, text)
        found.append([text, item if type(item) is list else seen(item)])
    return found


@probe("parse-documents")
def flat_documents_round_trip(rng):
    found = []
    for _ in range(10):
        text = lines(rng, words(rng, rng.randint(0, 6))) + rng.choice(["", "   ", "# end", "a.b.c = 1\na.b.d = 2\n"])
        found.append([text, parsed(text), parsed(spoiled(rng, text))])
    document = api.parse("\n  \n\n" + lines(rng, words(rng, 3)))
    found.append([document._parsed, [kind(item) for _, item in document.body]])
    text = lines(rng, words(rng, 3))
    for document in (api.loads(text), api.loads(text.encode()), api.load(io.StringIO(text))):
        found.append([document.as_string() == text, repr(document.unwrap())])
    return found


@probe("parse-documents")
def parsed_documents_are_edited(rng):
    found = []
    for _ in range(6):
        names = words(rng, 5)
        document = api.parse(lines(rng, names[:4]))
        document[names[0]] = scalar(rng)
        document.remove(names[1])
        document.add(names[4], scalar(rng))
        found.append(document.as_string())
    return found


@probe("parse-tables")
def documents_with_tables_round_trip(rng):
    found = []
    for _ in range(6):
        text = whole(rng)
        found.append([text, parsed(text), parsed(spoiled(rng, text))])
    for text in ("[a]\n[a]\n", "[[a]]\n[a]\n", "[a]\nb=1\n[a.b]\n", "a=1\n[a]\n", "[[a.b]]\n[[a.b]]\n"):
        found.append([text, parsed(text)])
    for text in ("[a", "[]", "[[a]", "[a b]"):
        found.append([text, parsed(text)])
    parser = Parser("[[ a . b ]]\n")
    found.append([parser._peek_table()[0], parser._peek_table()[1].as_string(), parser._idx])
    return found


@probe("parse-tables")
def parsed_tables_are_edited(rng):
    found = []
    for _ in range(5):
        document = api.parse(whole(rng).replace("\r", ""))
        names = list(document)
        table = document[names[2]]
        table["added"] = scalar(rng)
        table.comment(phrase(rng))
        document["fresh"] = {"x": number(rng), "y": {"z": 1}}
        document[names[3]].append({"more": scalar(rng)})
        found.append([document.as_string(), repr(document.unwrap())])
        del document[names[0]]
        document[names[2]] = {"new": number(rng)}
        found.append(document.as_string())
    return found


def scattered(rng, names):
    """A document that defines one table in several places."""
    a, b, c, d = names[:4]
    text = f"[{a}.{b}]\n{lines(rng, ['x', 'y'])}[{d}]\n{lines(rng, ['x'])}[{a}.{c}]\n{lines(rng, ['z'])}"
    return text + rng.choice(["", f"[{d}.{a}]\nq = 1\n[{a}.{d}]\nq = 2\n"])


@probe("scattered-tables")
def scattered_tables_read_as_one(rng):
    found = []
    for _ in range(6):
        names = words(rng, 4)
        text = scattered(rng, names)
        document = api.parse(text)
        table = document[names[0]]
        found += [document.as_string() == text, sorted(table), len(table), repr(table.unwrap()), repr(table.value)]
        found += [names[1] in table, kind(table[names[2]]["z"]), tried(table.__getitem__, "?"), repr(document.unwrap())]
        found.append(parsed(f"[{names[0]}.b]\nx=1\n[c]\n[{names[0]}.b.d]\n[{names[0]}.b]\n"))
        for tail in ("b.c", "b", "b.c.d", "e"):
            found.append(parsed(f"[{names[0]}.b.c]\nx=1\n[c]\n[{names[0]}.e]\n[d]\n[{names[0]}.{tail}]\n"))
    return found


@probe("scattered-edits")
def scattered_tables_are_edited(rng):
    found = []
    for _ in range(8):
        names = words(rng, 4)
        document = api.parse(scattered(rng, names))
        table = document[names[0]]
        table["scalar"] = scalar(rng)
        table[names[1]] = {"x": number(rng)}
        found += [document.as_string(), sorted(table)]
        found += [kind(table.setdefault("scalar", 0)), kind(table.setdefault("s", 2))]
        del table[names[2]]
        found += [document.as_string(), sorted(table), tried(table.__delitem__, names[2])]
        found.append([len(table._tables), [kind(item)[0] for _, item in document.body]])
        table[names[2]] = number(rng)
        found.append(document.as_string())
    for key in ("c", "top", "a"):
        document = api.parse("top = 1\n[a.b]\nx = 1\n[c]\n[a.d]\ny = 2\n[e]\n[a.f]\nz = 3\n")
        document._insert_after(key, "new", number(rng))
        found += [document.as_string(), [[one.key, index] for one, index in document._map.items()]]
        document._insert_at(rng.randint(0, 3), "put", number(rng))
        found += [document.as_string(), [[one.key, index] for one, index in document._map.items()]]
    text = "[a.b]\nx = 1\n[c]\n[a.d]\ny = 2\n[e]\n[a.f]\nz = 3\n"
    document = api.parse(text)
    found += [document["a"].pop("b").as_string(), document.as_string(), repr(document.unwrap())]
    return found


@probe("parse-tables")
def documents_survive_pickling(rng):
    found = []
    for _ in range(3):
        document = api.parse(whole(rng))
        for twin in (copy.deepcopy(document), pickle.loads(pickle.dumps(document)), copy.copy(document)):
            found += [twin.as_string() == document.as_string(), twin == document, type(twin).__name__, sorted(twin)]
        twin["added"] = number(rng)
        found += [document.as_string(), twin.as_string()]
    return found


@probe("files")
def files_keep_their_line_ends(rng):
    found = []
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "one.toml")
        for end in ("\n", "\r\n", "\n\r\n") * 3:
            text = rng.choice(["a = 1\n", "", "a = 1", lines(rng, words(rng, 3)), lines(rng, words(rng, 3))])
            text = text.replace("\n", end)
            with open(path, "w", encoding="utf-8", newline="") as stream:
                stream.write(text)
            file = TOMLFile(path)
            document = file.read()
            document["added"] = number(rng)
            file.write(document)
            with open(path, encoding="utf-8", newline="") as stream:
                found += [text, stream.read(), file._linesep == end]
            file.write(api.parse(text.replace("\r\n", "\n").replace("\n", "\r\n")))
            with open(path, encoding="utf-8", newline="") as stream:
                found.append(stream.read())
    return found


@probe("files")
def upstream_documents_read_alike(rng):
    return [[text, parsed(text), parsed(spoiled(rng, text))] for text in CORPUS]
