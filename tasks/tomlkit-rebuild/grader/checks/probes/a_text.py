"""Text, characters, the cursor and keys: what everything else stands on."""

from tomlkit import _utils, api, items
from tomlkit._compat import decode
from tomlkit.exceptions import EmptyKeyError, InvalidControlChar, ParseError, UnexpectedEofError
from tomlkit.source import Source
from tomlkit.toml_char import TOMLChar


@probe("text-and-escapes")
def bytes_become_text(rng):
    texts = [phrase(rng) for _ in range(12)]
    raw = [text.encode("utf-8") for text in texts] + [bytes(rng.randrange(256) for _ in range(6)) for _ in range(6)]
    return [decode(one) for one in texts + raw] + [decode(raw[0], ["ascii"]), decode(b"\xff\xfea", ["ascii"])]


@probe("text-and-escapes")
def control_characters_are_escaped(rng):
    found = [_utils.escape_string(noise(rng)) for _ in range(30)]
    found += [_utils._unicode_escape(noise(rng, 3)) for _ in range(4)]
    return found + [_utils.escape_string('a"""b\x01\\' + noise(rng), {'"""', "\x01"}), _utils.escape_string(b"\x00b")]


@probe("dates-and-mappings")
def dates_and_times_are_read(rng):
    good = [day(rng) + sep + hour(rng) + offset(rng) for sep in "Tt " * 8] + [day(rng), day(rng), hour(rng), hour(rng)]
    bad = [hour(rng) + "Z", day(rng)[:-1], "2021-13-01", "2021-02-30", day(rng) + "T25:00:00", day(rng) + "T", ""]
    found = []
    for text in good + bad:
        value = tried(_utils.parse_rfc3339, text)
        zone = value.tzname() if hasattr(value, "tzname") else None
        found.append([text, kind(value), zone])
    return found


@probe("dates-and-mappings")
def mappings_are_merged_in_depth(rng):
    found = []
    for _ in range(6):
        a, b, c, d = words(rng, 4)
        left = {a: {b: number(rng), c: {a: 1}}, b: number(rng), c: {d: 1}}
        right = {a: {b: number(rng), c: {d: 2}, d: 3}, c: number(rng), d: {a: 4}}
        found.append([_utils.merge_dicts(left, right), left, right])
    return found


@probe("character-classes")
def characters_know_their_class(rng):
    pool = string.printable + WIDE + "\x00"
    found = []
    for one in rng.sample(pool, 40) + ["_", "-", "=", "\t", "\n", "\r", "e", "+", "."]:
        char = TOMLChar(one)
        found.append(
            [one, char.is_bare_key_char(), char.is_kv_sep(), char.is_int_float_char()]
            + [char.is_ws(), char.is_nl(), char.is_spaces()]
        )
    return found


@probe("source-cursor")
def the_cursor_walks_to_the_end(rng):
    found = []
    for _ in range(8):
        text = phrase(rng, 10) + rng.choice(["", "\n", "x"])
        source = Source(text)
        found.append([source.idx, str(source.current), source.marker, source.end()])
        for _ in range(len(text) + 2):
            if rng.random() < 0.3:
                source.mark()
            moved = source.inc()
            found.append([moved, source.idx, str(source.current), source.marker, source.extract(), source.end()])
        source = Source(text)
        found.append([source.inc_n(3), source.idx, source.reset(), source.idx, source.marker, source.inc_n(20)])
        found.append([source.idx, source.end(), source.state._source == text, source.state._states])
    return found


@probe("source-errors")
def errors_name_line_and_column(rng):
    found = []
    for _ in range(8):
        text = "\n".join(phrase(rng, 6) for _ in range(rng.randint(1, 4)))
        source = Source(text)
        source.inc_n(rng.randint(0, len(text) + 1))
        for wanted in (ParseError, EmptyKeyError):
            error = source.parse_error(wanted)
            found.append([type(error).__name__, str(error), error.line, error.col])
        found.append(str(source.parse_error(InvalidControlChar, rng.randint(0, 31), "strings")))
        found.append([source._to_linecol(), tried(source.inc_n, 99, exception=UnexpectedEofError)])
    return found


@probe("source-errors")
def runs_are_consumed(rng):
    found = []
    for _ in range(40):
        source = Source("ab" * rng.randint(0, 4) + rng.choice(["", "c", "\nc"]))
        least, most = rng.randint(0, 5), rng.choice([-1, -1, rng.randint(0, 5)])
        found.append([tried(source.consume, "ab", min=least, max=most), source.idx, str(source.current)])
    return found


@probe("source-states")
def a_state_is_saved_and_restored(rng):
    found = []
    for _ in range(10):
        source = Source(word(rng, 8, 12))
        source.inc_n(rng.randint(0, 3))
        with source.state as state:
            source.inc_n(2)
            source.mark()
            state.restore = rng.random() < 0.5
        found.append([source.idx, str(source.current), source.marker])
        with source.state(save_marker=rng.random() < 0.5, restore=rng.random() < 0.5):
            source.inc_n(2)
            source.mark()
            with source.state:
                source.inc()
        found.append([source.idx, str(source.current), source.marker, source.inc(), source.idx])
        try:
            with source.state:
                source.inc_n(3)
                raise ValueError
        except ValueError:
            found.append([source.idx, str(source.current), source.marker, source.inc(), source.idx])
    return found


@probe("string-types")
def string_types_know_their_rules(rng):
    found = []
    for literal in (False, True):
        for multiline in (False, True):
            one = items.StringType.select(literal, multiline)
            found.append([one.name, one.unit, one.toggle().name, sorted(one.escaped_sequences)])
            found.append([sorted(one.invalid_sequences), one.is_basic(), one.is_literal()])
            found.append([one.is_singleline(), one.is_multiline()])
    return found + [items.StringType.select().name, bool(items.BoolType.TRUE), bool(items.BoolType.FALSE)]


@probe("single-keys")
def keys_quote_themselves(rng):
    found = []
    for text in [word(rng), noise(rng), phrase(rng), "", word(rng) + "." + word(rng)] * 3:
        for options in ({}, {"t": items.KeyType.Literal}, {"t": items.KeyType.Basic, "sep": "="}):
            key = items.SingleKey(text, **options)
            found.append([key.key, key.as_string(), str(key), repr(key), key.sep, key.t.name, key.delimiter])
            found.append([key.is_bare(), key.is_dotted(), hash(key) == hash(text)])
    original = " " + word(rng)
    return [*found, str(items.SingleKey(word(rng), items.KeyType.Bare, "", original))]


@probe("single-keys")
def keys_are_equal_by_name(rng):
    one, other = words(rng, 2)
    keys = [items.SingleKey(one), items.SingleKey(one, items.KeyType.Basic), items.SingleKey(other), one, other, 3]
    return [[left == right, left != right] for left in keys[:3] for right in keys] + [len(set(keys))]


@probe("dotted-keys")
def keys_are_joined_by_dots(rng):
    found = []
    for _ in range(6):
        parts = [rng.choice([word, phrase])(rng) for _ in range(rng.randint(1, 4))]
        key = items.DottedKey([items.SingleKey(part) for part in parts], sep=rng.choice([None, "="]))
        both = key.concat(items.SingleKey(word(rng)))
        for one in (key, both, both.concat(key), items.DottedKey(list(key), original="a . b"), api.key(parts)):
            found.append([one.key, one.as_string(), one.sep, one.is_multi(), one.is_dotted(), repr(one)])
            found.append([[part.key for part in one], one == key, one == items.DottedKey(list(one))])
            found.append([hash(one) == hash(key), one == "x", len({one, key})])
        found.append([items.SingleKey(parts[0]).is_multi(), kind(api.key(parts[0])), tried(api.key, 3)])
    return found
