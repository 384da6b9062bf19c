"""Arrays: values, and the commas, spaces and comments between them."""

from tomlkit import api, items
from tomlkit.items import Array, Comment, Null, Trivia, Whitespace, _ArrayItemGroup


def pieces(rng, count):
    """What the parser would hand to an array: values, commas, spaces, comments."""
    found = []
    for index in range(count):
        if rng.random() < 0.6:
            found.append(Whitespace(rng.choice([" ", "  ", "\n    "])))
        value = rng.choice([number(rng), rng.random() < 0.5, phrase(rng)])
        found.append(items.item(value))
        if index < count - 1 or rng.random() < 0.4:
            found.append(Whitespace(","))
        if rng.random() < 0.25:
            found.append(Comment(Trivia(indent=" ", comment="# " + phrase(rng), trail="")))
            found.append(Whitespace("\n"))
    return found


def plain(values):
    """An array of the usual form."""
    return items.item(values)


def state(array):
    """Everything one can see of an array."""
    return [array.as_string(), array.unwrap(), len(array)]


@probe("array-groups")
def groups_hold_what_surrounds_a_value(rng):
    found = []
    for _ in range(8):
        parts = {
            "value": items.Integer(number(rng), Trivia(), "7"),
            "indent": Whitespace(" " * rng.randint(1, 4)),
            "comma": Whitespace(","),
            "comment": Comment(Trivia(comment="# " + phrase(rng))),
        }
        chosen = {name: part for name, part in parts.items() if rng.random() < 0.6}
        group = _ArrayItemGroup(**chosen)
        found.append([sorted(chosen), bool(group), group.is_whitespace(), [kind(part)[0] for part in group]])
        found.append(repr(group).count("Whitespace"))
    return [*found, bool(_ArrayItemGroup()), repr(_ArrayItemGroup())]


@probe("arrays")
def arrays_render_what_they_were_given(rng):
    found = []
    for _ in range(10):
        array = Array(pieces(rng, rng.randint(0, 6)), Trivia(indent=rng.choice(["", "  "])), rng.random() < 0.3)
        found.append(state(array))
        found.append(array.multiline(rng.random() < 0.6) is array)
        found.append([*state(array), [kind(part)[0] for part in array._iter_items()], array._index_map])
        group = array._group_values([Whitespace(","), Null(), Whitespace(" "), items.item(1)])
        found.append([len(group), [len(list(one)) for one in group]])
    return found


@probe("array-items")
def arrays_are_read_and_written_by_index(rng):
    found = []
    for _ in range(8):
        array = rng.choice([Array(pieces(rng, 5), Trivia()), plain([scalar(rng) for _ in range(5)])])
        index = rng.randint(-5, 4)
        found.append([kind(array[index]), [kind(one) for one in array], tried(lambda array=array: array[9])])
        array[index] = scalar(rng)
        found.append([*state(array), tried(array.__setitem__, slice(0, 2), [1, 2])])
    return found


@probe("array-items")
def values_are_put_in_with_their_commas(rng):
    found = []
    for _ in range(12):
        array = rng.choice([Array(pieces(rng, rng.randint(0, 4)), Trivia()), plain([number(rng) for _ in range(3)])])
        for _ in range(3):
            array.insert(rng.randint(-6, 6), scalar(rng))
            found.append(state(array))
        array.append(scalar(rng))
        array.extend([number(rng), number(rng)])
        found.append(state(array))
    return found


def shaped(rng):
    """An array of one of the forms that people write by hand."""
    line, comma = Whitespace("\n    "), Whitespace(",")
    values = [items.item(number(rng)) for _ in range(3)]
    remark = Comment(Trivia(indent="  ", comment="# " + phrase(rng), trail=""))
    return Array(
        rng.choice(
            [
                [],
                [Whitespace("\n")],
                [Whitespace(" ")],
                [line, values[0], Whitespace("\n")],
                [line, values[0], comma, line, values[1], Whitespace("\n")],
                [line, values[0], comma, line, values[1], comma, Whitespace("\n")],
                [line, values[0], comma, remark, line, values[1], remark, Whitespace("\n")],
                [line, remark, line, values[0], comma, Whitespace("\n")],
                [values[0], Whitespace(" "), comma, Whitespace("  "), values[1], comma, values[2]],
                [Whitespace(" "), values[0], comma, Whitespace(" "), values[1], Whitespace(" ")],
            ]
        ),
        Trivia(),
    )


@probe("array-items")
def values_follow_the_form_of_the_array(rng):
    found = []
    for _ in range(40):
        array = shaped(rng)
        found.append(state(array))
        for _ in range(2):
            array.insert(rng.randint(-3, 3), number(rng))
            found.append(state(array))
        array.insert(0, Comment(Trivia(comment="# c")))
        found.append(state(array))
    return found


@probe("array-removal")
def removals_follow_the_form_of_the_array(rng):
    found = []
    for _ in range(30):
        array = shaped(rng)
        while len(array):
            del array[rng.choice([0, -1, len(array) - 1, slice(0, 1), slice(len(array) - 1, None)])]
            found.append(state(array))
    return found


@probe("array-removal")
def values_are_removed_with_their_commas(rng):
    found = []
    for _ in range(12):
        array = rng.choice([Array(pieces(rng, 5), Trivia()), plain([number(rng) for _ in range(5)])])
        for _ in range(3):
            index = rng.randint(-len(array), len(array) - 1)
            found.append([kind(array.pop(index)), *state(array)])
        del array[0:1]
        found.append([*state(array), tried(array.__delitem__, 5)])
        array.clear()
        found.append(state(array))
        array.append(number(rng))
        found.append(state(array))
    return found


@probe("array-lines")
def lines_are_added_whole(rng):
    found = []
    for _ in range(8):
        array = rng.choice([Array(pieces(rng, rng.randint(0, 3)), Trivia()), plain([number(rng)]), Array([], Trivia())])
        for _ in range(3):
            array.add_line(
                *[number(rng) for _ in range(rng.randint(0, 3))],
                indent=rng.choice(["", "  ", "    "]),
                comment=rng.choice([None, phrase(rng)]),
                newline=rng.random() < 0.8,
            )
            found.append(state(array))
        array.add_line(number(rng), Whitespace(" "), Whitespace(","), Whitespace(" "), 2, add_comma=False)
        found += [state(array), tried(array.add_line, Comment(Trivia()))]
        array.add_line(indent="")
        found.append(state(array))
    return found


@probe("array-lines")
def arrays_are_joined(rng):
    found = []
    for _ in range(6):
        array = plain([number(rng) for _ in range(3)])
        joined = array + [phrase(rng)]
        found.append([type(joined).__name__, len(joined), *state(array)])
        array += [number(rng), phrase(rng)]
        found.append([type(array).__name__, *state(array)])
    return found
