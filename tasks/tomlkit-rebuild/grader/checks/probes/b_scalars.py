"""Trivia and single values: built, rendered, compared, calculated with."""

import math
import operator
from datetime import UTC, date, datetime, time, timedelta, timezone

from tomlkit import api, items
from tomlkit.items import Comment, Item, Null, Trivia, Whitespace


def trivia(rng):
    """Random decoration."""
    return Trivia(" " * rng.randint(0, 3), " " * rng.randint(0, 3), "# " + phrase(rng), rng.choice(["", "\n"]))


@probe("whitespace-and-comments")
def whitespace_is_kept_as_it_is(rng):
    found = []
    for _ in range(6):
        space = Whitespace(rng.choice([" ", "\n", "\t", ", "]) * rng.randint(1, 3), fixed=rng.random() < 0.5)
        found.append([space.s, space.value, space.as_string(), space.is_fixed(), repr(space)])
        found.append(tried(lambda item: item.trivia, space))
    return found


@probe("whitespace-and-comments")
def comments_show_their_indent(rng):
    found = []
    for _ in range(6):
        decoration = trivia(rng)
        twin = decoration.copy()
        comment = Comment(decoration)
        comment.trivia.indent += "  "
        found.append([comment.as_string(), str(comment), twin == decoration, twin is decoration, repr(twin)])
    nothing = Null()
    return [*found, nothing.as_string(), nothing.value, nothing.unwrap(), repr(nothing.trivia)]


@probe("item-decoration")
def items_take_comments_and_indents(rng):
    found = []
    for _ in range(8):
        item = Item(trivia(rng))
        item.trivia.indent = rng.choice(["", "\n", "\n  ", "  "])
        text = rng.choice(["", "# ", "#", " # "]) + phrase(rng)
        found.append([item.comment(text) is item, repr(item.trivia)])
        found.append([item.indent(rng.randint(0, 6)) is item, repr(item.trivia)])
    return found


@probe("item-decoration")
def spaces_and_comments_are_made(rng):
    comment, space, line = api.comment(phrase(rng)), api.ws("  " * rng.randint(1, 3)), api.nl()
    found = [[comment.as_string(), str(comment), repr(comment.trivia)]]
    return found + [[kind(one)[0], one.s, one.as_string(), one.is_fixed()] for one in (space, line)]


BINARY = (operator.add, operator.sub, operator.mul, operator.floordiv, operator.mod)
WHOLE = (*BINARY, operator.and_, operator.or_, operator.xor)
UNARY = (operator.neg, operator.pos, abs, math.ceil, math.floor, round, math.trunc)


def seen(value):
    """A number item: what it is and how it prints."""
    return [type(value).__name__, value.as_string() if isinstance(value, Item) else None, repr(value)]


@probe("integers")
def integers_calculate(rng):
    found = []
    for _ in range(6):
        left, right = number(rng), rng.randint(1, 9)
        plain = items.Integer(left, trivia(rng), rng.choice([str(left), f"{left:+}", hex(left)]))
        found += [seen(operation(plain, right)) for operation in WHOLE]
        found += [seen(operation(right, plain)) for operation in (operator.add, operator.mul, operator.or_)]
        found += [seen(operation(plain)) for operation in (*UNARY, operator.invert)]
        found += [seen(plain << 2), seen(plain >> 1), seen(plain**2), plain.unwrap(), hash(plain) == hash(left)]
        found += [plain == left, plain < right, plain >= right, type(plain.unwrap()).__name__, plain._sign]
    return [*found, seen(api.integer("12")), seen(api.integer(number(rng))), tried(api.integer, "x")]


@probe("floats")
def floats_calculate(rng):
    found = []
    for _ in range(6):
        left, right = fraction(rng), rng.randint(1, 9)
        item = items.Float(left, trivia(rng), rng.choice([str(left), f"{left:+}"]))
        found += [seen(operation(item, right)) for operation in (*BINARY, operator.truediv)]
        found += [seen(operation(right, item)) for operation in (operator.add, operator.mul)]
        found += [seen(operation(item)) for operation in UNARY]
        found += [item.unwrap(), hash(item) == hash(left), item == left, item < right, item._sign]
    return [*found, seen(api.float_("1.5e3")), seen(api.float_(fraction(rng))), seen(api.float_("inf"))]


@probe("floats")
def integers_divide_into_floats(rng):
    found = []
    for _ in range(6):
        number = items.Integer(rng.randint(1, 99), Trivia(), "+1")
        other = rng.randint(1, 9)
        found += [seen(number / other), seen(other / number), tried(operator.truediv, number, "x")]
        found += [seen(number / 0.5), tried(operator.truediv, "x", number)]
    return found


@probe("booleans")
def booleans_hold_one_bit(rng):
    found = []
    for _ in range(6):
        value = rng.random() < 0.5
        item = items.Bool(rng.choice([value, int(value)]), trivia(rng))
        found += [item.unwrap(), item.value, bool(item), item.as_string(), repr(item), hash(item) == hash(value)]
        found += [item == value, item == (not value), item == 1, item != value]
    return found + [seen(api.boolean(text)) for text in ("true", "false", "True", word(rng))]


@probe("dates")
def dates_calculate(rng):
    found = []
    for _ in range(6):
        plain = date(rng.randint(1990, 2100), rng.randint(1, 12), rng.randint(1, 28))
        raw = rng.choice(["", plain.isoformat()])
        item = items.Date(plain.year, plain.month, plain.day, trivia(rng), raw)
        step = timedelta(days=rng.randint(-500, 500))
        for one in (item, item + step, item - step, item.replace(day=rng.randint(1, 28)), item.replace(2001)):
            found.append([kind(one), one.as_string(), repr(one.trivia), kind(one.unwrap()), one == plain])
        found += [kind(item - (plain - step)), kind(item - item), item < plain + timedelta(1)]
        made = api.date(plain.isoformat())
        found += [kind(made), made.as_string(), tried(api.date, "12:00:00"), tried(api.date, "x")]
    return found


@probe("times")
def times_are_replaced(rng):
    found = []
    for _ in range(8):
        zone = rng.choice([None, UTC, timezone(timedelta(hours=rng.randint(-9, 9)))])
        plain = time(rng.randint(0, 23), rng.randint(0, 59), rng.randint(0, 59), rng.choice([0, 5000, 123456]), zone)
        item = items.Time(
            plain.hour, plain.minute, plain.second, plain.microsecond, zone, trivia(rng), plain.isoformat()
        )
        for one in (item, item.replace(rng.randint(0, 23)), item.replace(second=3, microsecond=0)):
            found.append([kind(one), one.as_string(), repr(one.trivia), kind(one.unwrap()), one == plain])
        text = plain.replace(tzinfo=None).isoformat()
        made = api.time(text)
        found += [kind(made), made.as_string(), tried(api.time, day(rng))]
    return found


@probe("datetimes")
def datetimes_calculate(rng):
    found = []
    for _ in range(6):
        zone = rng.choice([None, UTC, timezone(timedelta(hours=rng.randint(-9, 9)))])
        plain = datetime(
            rng.randint(1990, 2100), rng.randint(1, 12), rng.randint(1, 28), rng.randint(0, 23), 7, 9, 0, zone
        )
        item = items.DateTime(
            plain.year, plain.month, plain.day, plain.hour, 7, 9, 0, zone, trivia(rng),
            rng.choice([None, plain.isoformat(" ")]),
        )  # fmt: skip
        step = timedelta(days=rng.randint(-500, 500), seconds=rng.randint(0, 9999))
        for one in (item, item + step, item - step, item.replace(minute=3, tzinfo=None), item.replace(2001)):
            found.append([kind(one), one.as_string(), repr(one.trivia), kind(one.unwrap()), one == plain])
        found += [kind(item - (plain - step)), kind(item.astimezone(timezone(timedelta(hours=rng.randint(-9, 9)))))]
        made = api.datetime(plain.isoformat())
        found += [kind(made), made.as_string(), made.tzname(), tried(api.datetime, day(rng))]
    return found


@probe("strings")
def strings_are_escaped_by_type(rng):
    found = []
    for _ in range(10):
        text = rng.choice([noise, phrase])(rng)
        for literal in (False, True):
            for multiline in (False, True):
                made = tried(api.string, text, literal=literal, multiline=multiline, escape=rng.random() < 0.8)
                if isinstance(made, list):
                    found.append(made[0])
                    continue
                grown = made + phrase(rng) + made
                for one in (made, grown):
                    found.append([kind(one), one.as_string(), kind(one.unwrap()), one == text, one.value == one])
        made = items.String.from_raw(text.encode("utf-8"))
        found += [made.as_string(), tried(lambda made=made: made + 3)[0]]
    return found
