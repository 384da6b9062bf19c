"""Containers and the tables around them: built, rendered, edited."""

from tomlkit import api, items
from tomlkit.container import Container, OutOfOrderTableProxy, ends_with_whitespace
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, Comment, InlineTable, Null, SingleKey, Table, Trivia, Whitespace


def decoration(rng):
    """A random comment line."""
    return Comment(Trivia(indent=rng.choice(["", "  "]), comment="# " + phrase(rng)))


def filled(rng, names, parsed=False):
    """A container with one scalar a name and things without a name between them."""
    container = Container(parsed)
    for name in names:
        container.append(name if rng.random() < 0.5 else SingleKey(name), scalar(rng))
        if rng.random() < 0.3:
            container.append(None, rng.choice([decoration(rng), Whitespace("\n")]))
    return container


def layout(container):
    """The parts of a container, in order, and where its keys say they are."""
    body = [[None if key is None else key.key, kind(item)[0], item.as_string()] for key, item in container.body]
    return [body, [[key.key, index] for key, index in container._map.items()]]


def table_of(rng, names, **options):
    """A table with one scalar a name."""
    table = Table(Container(), Trivia(), options.pop("is_aot_element", False), **options)
    for name in names:
        table.append(name, scalar(rng))
    return table


@probe("container-items")
def items_are_appended_in_order(rng):
    found = []
    for turn in range(6):
        names = words(rng, 4)
        container = filled(rng, names, turn % 2 == 0)
        if turn == 1:
            container.append(None, Whitespace("\n"))
            container.append("between", number(rng))
        found += [layout(container), [kind(container[name]) for name in names]]
        found += [[kind(container.item(name))[0] for name in names], kind(container.last_item())[0]]
        found += [tried(container.item, "?"), tried(container.__getitem__, "?"), names[0] in container]
        found += [kind(container._previous_item(rng.randint(0, 4)))[0], tried(container.append, names[0], 1)]
        last = container._previous_item_with_index()
        found += [[last[0], kind(last[1])[0]], Container().last_item(), Container()._previous_item()]
        found += [container._get_last_index_before_table(), ends_with_whitespace(container.last_item())]
        found += [sorted(container), len(container), ends_with_whitespace(3)]
    return found


@probe("container-items")
def raw_appends_refuse_a_second_value(rng):
    one, other = words(rng, 2)
    container = Container()
    container._raw_append(SingleKey(one), items.item(number(rng)))
    container._raw_append(None, Whitespace("\n"))
    container._raw_append(SingleKey(other), items.item(scalar(rng)))
    return [layout(container), tried(container._raw_append, SingleKey(one), items.item(1))]


@probe("container-text")
def documents_render_and_compare(rng):
    found = []
    for _ in range(6):
        names = words(rng, 4)
        document = api.document()
        document.add(decoration(rng)).add(Whitespace("\n"))
        for name in names:
            document.add(name, scalar(rng))
        found += [document.as_string(), str(document), repr(document), sorted(document.value.items(), key=str)]
        found += [document == document.value, document == {}, document != {names[0]: 1}, tried(document.add, "x")]
        item = document.item(names[0]).comment(phrase(rng))
        item.trivia.indent = "    "
        found += [document.as_string(), document._render_simple_item(SingleKey("k"), item, "a.b")]
        found += [layout(document), kind(document)[0], document == 3]
    return found


@probe("container-edits")
def items_are_replaced_in_place(rng):
    found = []
    for _ in range(8):
        names = words(rng, 4)
        container = filled(rng, names)
        container.item(names[1]).comment(phrase(rng))
        container[names[1]] = scalar(rng)
        container["new"] = scalar(rng)
        container._replace(names[2], rng.choice(["other", names[2]]), scalar(rng))
        found += [container.as_string(), layout(container), tried(container._replace, "?", "y", 1)]
        found += [sorted(container), kind(container.setdefault(names[0], 1)), kind(container.setdefault("late", 2))]
        found.append(container.as_string())
    return found


@probe("container-edits")
def items_are_removed_and_put_between(rng):
    found = []
    for _ in range(8):
        names = words(rng, 4)
        container = filled(rng, names)
        gone, anchor = rng.sample(names, 2)
        container.remove(rng.choice([gone, SingleKey(gone)]))
        found += [container.as_string(), layout(container), tried(container.remove, gone)]
        before = [container._previous_item_with_index(index) for index in range(6)]
        found.append([None if one is None else [one[0], kind(one[1])[0]] for one in before])
        container._insert_after(anchor, "after", scalar(rng))
        container._insert_at(rng.randint(0, 2), "at", scalar(rng))
        found += [container.as_string(), layout(container), sorted(container)]
        found += [tried(container._insert_at, 99, "x", 1), tried(container._insert_after, gone, "x", 1)]
        at = next(i for i, (key, _) in enumerate(container.body) if key == "at")
        container._remove_at(at)
        found += [tried(container._remove_at, at), sorted(dict.keys(container))]
        container._insert_after(SingleKey(anchor), SingleKey("behind"), scalar(rng))
        found += [tried(container._insert_after, None, "x", 1), container.as_string(), sorted(dict.keys(container))]
        del container[anchor]
        found += [container.as_string(), layout(container), tried(container.__delitem__, anchor)]
    return found


@probe("tables")
def tables_take_keys_and_values(rng):
    found = []
    for _ in range(6):
        names = words(rng, 4)
        table = table_of(rng, names[:2], name="t")
        table.append(None, decoration(rng)).add(names[2], number(rng)).add(Whitespace("\n"))
        table.raw_append(SingleKey(names[3]), scalar(rng)).raw_append("raw", scalar(rng))
        table[names[0]] = scalar(rng)
        table["set"] = scalar(rng)
        found += [layout(table.value), sorted(table), len(table), [kind(table[name]) for name in names]]
        found += [tried(table.add, "x"), tried(table.append, names[0], 1), sorted(dict.keys(table))]
        made = api.table(rng.choice([None, True, False]))
        found += [made._is_super_table, made.is_aot_element(), len(made), repr(made.trivia)]
    return found


@probe("tables")
def indents_are_handed_down(rng):
    found = []
    for _ in range(6):
        table = Table(Container(), Trivia(indent=rng.choice(["", "\n", "  ", "\n    "])), False)
        one, other = words(rng, 2)
        indented = items.item(number(rng))
        indented.trivia.indent = rng.choice(["", "  ", "\n  "])
        table.append(one, indented)
        again = items.item(number(rng))
        again.trivia.indent = rng.choice(["", "  ", "\n  "])
        table[other] = again
        table.raw_append("raw", number(rng))
        found.append([item.trivia.indent for _, item in table.value.body])
    return found


@probe("table-edits")
def tables_lose_keys(rng):
    found = []
    for _ in range(6):
        names = words(rng, 5)
        table = table_of(rng, names)
        table.remove(names[0]).remove(SingleKey(names[1]))
        del table[names[2]]
        found += [layout(table.value), sorted(dict.keys(table)), tried(table.remove, names[0])]
        found += [kind(table.setdefault(names[3], 0)), kind(table.setdefault("late", number(rng)))]
        found += [kind(table.pop("late")), sorted(table), str(table) == str(table.value), repr(table)]
    return found


@probe("table-text")
def tables_render_under_their_headers(rng):
    found = []
    for _ in range(8):
        names = words(rng, 6)
        document = Container()
        document.append(names[0], scalar(rng))
        outer = table_of(rng, names[1:3])
        inner = table_of(rng, names[3:4])
        document.append(names[4], outer)
        outer.append(names[5], inner)
        outer.comment(phrase(rng))
        found += [outer.as_string(), inner.as_string(), document.as_string(), layout(document)]
        outer.indent(rng.randint(0, 4))
        found.append(document.as_string())
        upper = Table(Container(), Trivia(), False, rng.choice([None, True]))
        found.append(upper.is_super_table())
        upper.append(names[0], table_of(rng, names[:1], display_name="shown." + names[0]))
        found += [upper.is_super_table(), outer.is_super_table(), inner.is_super_table()]
        document.append("upper", upper)
        found += [document.as_string(), document._render_table(SingleKey("k"), outer, "a.b")]
        upper.invalidate_display_name()
        found += [document.as_string(), upper.display_name, upper[names[0]].display_name]
        shown = Table(Container(True), Trivia(), False, True, display_name="outside")
        shown.append(names[0], table_of(rng, names[:1], display_name="inside"))
        found.append([shown.display_name, shown[names[0]].display_name])
        shown.invalidate_display_name()
        found.append([shown.display_name, shown[names[0]].display_name])
        for count in (0, 1):
            bare = table_of(rng, names[:count])
            bare.trivia.trail = rng.choice(["", "\n"])
            document.append(f"bare{count}", bare)
        found.append(document.as_string())
        document.append("late", scalar(rng))
        found.append(document.as_string())
        document[names[4]] = scalar(rng)
        document["upper"] = table_of(rng, names[:2])
        found.append(document.as_string())
    return found


@probe("plain-values")
def documents_unwrap_to_plain_values(rng):
    found = []
    for _ in range(6):
        names = words(rng, 5)
        table = items.item({names[0]: scalar(rng), names[1]: {names[2]: [number(rng), phrase(rng)]}})
        document = Container()
        document.append(names[3], table)
        document.append(names[4], scalar(rng))
        for value in (table.unwrap(), document.unwrap()):
            found += [kind(value)[0], json.dumps(value, sort_keys=True), kind(value.get(names[1]))[0]]
    return found


@probe("shallow-copies")
def copies_share_items_not_layout(rng):
    found = []
    for _ in range(6):
        names = words(rng, 5)
        container = filled(rng, names[:3])
        table = table_of(rng, names[:3], name=names[0], display_name="a.b")
        for original in (container, table):
            twin = original.copy()
            twin.append(names[3], 1)
            del twin[names[0]]
            found += [original.as_string(), twin.as_string(), type(twin).__name__, original == twin, sorted(twin)]
        found += [table.copy().name, table.copy().display_name, table.copy().trivia is table.trivia]
    return found


@probe("inline-tables")
def inline_tables_render_on_one_line(rng):
    found = []
    for _ in range(8):
        names = words(rng, 5)
        inline = rng.choice([api.inline_table(), InlineTable(Container(), Trivia())])
        for name in names[:3]:
            inline.append(name, rng.choice([scalar(rng), items.item([number(rng), 2])]))
        inline.append(SingleKey("single"), 1)
        found += [inline.as_string(), sorted(inline), sorted(dict.keys(inline))]
        for tail in (None, Whitespace(" "), Whitespace(", ")):
            new = rng.random() < 0.5
            body = Container(rng.random() < 0.5)
            for part in (Whitespace(" "), rng.choice(names), None, rng.choice(["z", "y"]), tail):
                if isinstance(part, Whitespace):
                    body.append(None, part)
                elif part is not None:
                    body._raw_append(SingleKey(part), items.item(number(rng)))
            found.append(InlineTable(body, Trivia(), new).as_string())
        commented = items.item(number(rng)).comment(phrase(rng))
        inline[names[3]] = commented
        inline[names[0]] = scalar(rng)
        inline.append(names[4], items.item(number(rng)).comment("gone"))
        found += [inline.as_string(), repr(commented.trivia)]
        twin = inline.copy()
        del twin[names[1]]
        twin.append(None, Whitespace(" "))
        found += [inline.as_string(), twin.as_string(), json.dumps(inline.unwrap(), sort_keys=True)]
        holder = Container()
        holder.append("inline", inline)
        holder.append(names[0], items.item([{names[1]: 1}, {names[2]: {names[3]: number(rng)}}, 3]))
        found.append(holder.as_string())
    return found


@probe("table-arrays")
def table_arrays_hold_tables(rng):
    found = []
    for _ in range(6):
        names = words(rng, 3)
        aot = rng.choice([api.aot(), AoT([table_of(rng, names[:1])], name="n", parsed=rng.random() < 0.5)])
        for _ in range(3):
            aot.insert(rng.randint(-4, 4), items.item({names[0]: number(rng)}))
        aot.append({names[1]: scalar(rng)})
        aot.trivia.indent = rng.choice(["", "  ", "\n    "])
        indented = items.item({names[0]: number(rng)})
        indented.trivia.indent = rng.choice(["", "  ", "\n"])
        aot.insert(rng.randint(0, 5), indented)
        found += [len(aot), [json.dumps(one, sort_keys=True) for one in aot.unwrap()]]
        found += [[table.trivia.indent for table in aot.body], kind(aot[0])[0], tried(aot.insert, 0, 3)]
        del aot[0]
        found += [len(aot), len(aot.value), tried(aot.__getitem__, 9), [list(table) for table in aot[1:]]]
    return found


@probe("table-array-text")
def table_arrays_render_under_double_brackets(rng):
    found = []
    for _ in range(6):
        names = words(rng, 5)
        document = Container()
        document.append(names[0], number(rng))
        document.append(names[1], items.item([{names[0]: number(rng)}, {names[2]: {names[3]: phrase(rng)}}]))
        aot = document[names[1]]
        aot.append({names[4]: [{names[0]: 1}, {names[0]: 2}]})
        found += [document.as_string(), aot.as_string(), repr(aot), str(document)]
        table = table_of(rng, names[:1], display_name="shown")
        aot.append(table)
        aot.invalidate_display_name()
        found += [table.display_name, document._render_aot(SingleKey("k"), aot, "p")]
        found.append(document._render_aot_table(table, "q"))
        holder = items.item({names[0]: {names[1]: [{names[2]: 1}]}})
        found.append(holder.as_string())
    return found


@probe("dotted-entries")
def dotted_keys_make_tables(rng):
    found = []
    for _ in range(8):
        names = words(rng, 5)
        container = Container(rng.random() < 0.3)
        for path in (names[:2], names[:1] + names[2:4], names[3:]):
            container.append(api.key(path), scalar(rng))
        found += [container.as_string(), json.dumps(container.unwrap(), sort_keys=True)]
        found += [tried(container.append, api.key(["x", "y"]), Table(Container(), Trivia(), False))]
        container._validate_out_of_order_table()
        table = Table(Container(), Trivia(), False)
        table.append(api.key(names[:3]), number(rng))
        container.append("table", table)
        found += [container.as_string(), tried(container.append, api.key(names[:2]), 1)]
        found.append(tried(container._validate_out_of_order_table))
    return found


@probe("dumps")
def plain_mappings_become_documents(rng):
    found = []
    for _ in range(6):
        names = words(rng, 6)
        data = {
            names[0]: scalar(rng),
            names[1]: [scalar(rng) for _ in range(rng.randint(0, 3))],
            names[2]: {names[3]: scalar(rng), names[4]: {names[5]: [number(rng)]}},
            names[3]: [{names[0]: number(rng)}, {names[1]: [{"z": 1}]}],
            names[4]: scalar(rng),
        }
        stream = io.StringIO()
        api.dump(data, stream, sort_keys=True)
        found += [api.dumps(data), api.dumps(data, sort_keys=True), stream.getvalue()]
        document = api.document()
        document.update(data)
        document.item(names[0]).comment(phrase(rng))
        found += [api.dumps(document), tried(api.dumps, [1])[0], tried(api.dumps, {"a": object})[0]]
        merged = items.item(data) | {"more": number(rng)}
        document |= {names[0]: 0, "last": {"x": number(rng)}}
        found += [merged.as_string(), document.as_string(), type(merged).__name__]
    return found


@probe("dumps")
def encoders_are_asked_for_strange_values(rng):
    size = rng.randint(1, 99)

    class Strange:
        pass

    def encode(value):
        if isinstance(value, Strange):
            return api.integer(size)
        raise items.ConvertError

    before = tried(api.item, Strange())[0]
    same = api.register_encoder(encode) is encode
    during = api.dumps({"a": Strange()})
    api.unregister_encoder(encode)
    api.unregister_encoder(encode)
    return [before, same, during, tried(api.item, Strange())[0]]


def copied(item):
    """What pickling, deep and shallow copying make of an item."""
    found = [type(item).__name__, item.as_string()]
    for twin in (pickle.loads(pickle.dumps(item)), copy.deepcopy(item)):
        found += [type(twin).__name__, twin.as_string(), repr(twin.unwrap()), twin is item]
        if not isinstance(twin, Whitespace | Null):
            found += [repr(twin.trivia), twin.trivia is item.trivia]
    return found


@probe("value-copies")
def values_survive_copying(rng):
    found = []
    for _ in range(3):
        plain = [number(rng), fraction(rng), True, False, phrase(rng), noise(rng), [number(rng), phrase(rng), [True]]]
        made = [items.item(value) for value in plain]
        made += [api.date(day(rng)), api.time(hour(rng)), api.datetime(f"{day(rng)}T{hour(rng)}Z")]
        parts = [Whitespace("\n  "), items.item(1), Whitespace(","), decoration(rng), Whitespace("\n")]
        made += [items.Array(parts, Trivia(), rng.random() < 0.5)]
        for item in made:
            found.append(copied(item.comment(phrase(rng))))
        for item in (Whitespace(" " * rng.randint(1, 4), fixed=True), decoration(rng)):
            twins = (copy.copy(item), copy.deepcopy(item), pickle.loads(pickle.dumps(item)))
            found.append([[type(twin).__name__, twin.as_string(), twin is item] for twin in twins])
        found.append(api.ws(" ")._getstate())
    return found


@probe("table-copies")
def tables_survive_copying(rng):
    found = []
    for _ in range(4):
        names = words(rng, 5)
        container = filled(rng, names[:3])
        container.append(names[3], table_of(rng, names[:2], name=names[3], display_name="shown"))
        container.append(names[4], items.item([{names[0]: number(rng)}, {names[1]: {names[2]: scalar(rng)}}]))
        for twin in (copy.deepcopy(container), pickle.loads(pickle.dumps(container)), copy.copy(container)):
            found += [twin.as_string() == container.as_string(), twin == container, layout(twin), type(twin).__name__]
            twin[names[0]] = number(rng)
            twin["added"] = number(rng)
            found += [container.as_string(), twin.as_string(), twin.unwrap() == container.unwrap()]
        inline = api.inline_table()
        inline.update({names[0]: number(rng), names[1]: {names[2]: scalar(rng)}})
        found += [copied(container.item(names[3])), copied(container.item(names[4])), copied(inline)]
        twin = copy.deepcopy(container.item(names[3]))
        found += [twin.name, twin.display_name, copy.deepcopy(container.item(names[4])).name]
    return found
