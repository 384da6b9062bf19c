"""What is asked about streams."""

# ruff: noqa: B023, F821, UP031
# Each lambda is called in the turn of the loop that made it; names come from the parts before.

# values


def ask_markup(text, other, number, items):
    from galley.core import Markup, escape, unescape

    markup = Markup(text)
    return [
        markup, markup + other, other + markup, Markup("%s|%s") % (other, text), Markup("%(a)s") % {"a": other},
        Markup("<%s>") % other, markup * number, number * markup, Markup(other).join(items), markup.join(items, False),
        escape(other), escape(other, quotes=False), Markup.escape(markup), Markup.escape(None),
        markup.unescape(), unescape(Markup.escape(other)), unescape(other), repr(markup),
        pickle.loads(pickle.dumps(markup)),
    ]  # fmt: skip


def ask_entities(text):
    from galley.core import Markup
    from galley.util import flatten, plaintext, stripentities, striptags

    markup = Markup(text)
    return [
        stripentities(text), stripentities(text, keepxmlentities=True), striptags(text), plaintext(text),
        plaintext(text, keeplinebreaks=False), markup.stripentities(), markup.stripentities(True), markup.striptags(),
        flatten([1, [2, (3, [text])]]),
    ]  # fmt: skip


def ask_names(uri, name):
    from galley.core import Namespace, QName

    space, qname, bare = Namespace(uri), QName("%s}%s" % (uri, name)), QName(name)
    return [
        qname, qname.namespace, qname.localname, repr(qname), bare, bare.namespace, bare.localname, repr(bare),
        QName(qname) is qname, QName("{%s}%s" % (uri, name)) == qname, pickle.loads(pickle.dumps(qname)).localname,
        space.uri, repr(space), space[name], space.title_, qname in space, bare in space, space == uri,
        space == Namespace(uri), space != Namespace(uri + "x"), hash(space) == hash(uri),
        pickle.loads(pickle.dumps(space)).uri,
    ]  # fmt: skip


def ask_attributes(pairs, more, name):
    from galley.core import Attrs, QName

    attrs = Attrs([(QName(key), value) for key, value in pairs])
    return [
        attrs, attrs | [(QName(key), value) for key, value in more], attrs | [(QName(name), None)], attrs - name,
        attrs - [pairs[0][0], name], attrs.get(name), attrs.get("no", 7), name in attrs, "no" in attrs, attrs[0],
        attrs[1:], attrs[:-1], attrs.totuple(), repr(attrs), pickle.loads(pickle.dumps(attrs)),
    ]  # fmt: skip


def ask_values_in_streams(values):
    from galley.core import Stream

    def giving(stream):
        list(stream)
        return iter(values)

    empty = Stream(iter([]))
    return [list(empty | giving), list(empty | giving | list), list(empty | list), list(empty.filter(list, iter))]


# reading


def ask_xml(text, filename, encoding):
    from galley.input import XML, XMLParser

    return [
        told(lambda: list(XML(text))),
        told(lambda: list(XMLParser(io.StringIO(text), filename=filename))),
        told(lambda: list(XMLParser(io.BytesIO(text.encode(encoding)), filename=filename, encoding=encoding))),
    ]


def ask_html(text, encoding):
    from galley.input import HTML, HTMLParser

    return [
        told(lambda: list(HTML(text))),
        told(lambda: list(HTML(text, encoding="ascii"))),
        told(lambda: list(HTML(text.encode(encoding), encoding=encoding))),
        told(lambda: list(HTMLParser(io.StringIO(text), filename="page.html"))),
    ]


def ask_broken_html(text):
    from galley.input import HTML, HTMLParser

    data = text.encode("utf-8")
    return [
        kind_told(lambda: list(HTML(data))),
        kind_told(lambda: list(HTMLParser(io.BytesIO(data), encoding="ascii"))),
    ]


def ask_elementtree(text):
    from xml.etree import ElementTree

    from galley.core import Stream
    from galley.input import ET

    return list(Stream(ET(ElementTree.fromstring(text))))


# writing


def ask_written(text, options):
    from galley.input import XML

    stream = XML(text)
    written = [stream.render(method, **options) for method in ("xml", "xhtml", "html")]
    return [written, stream.render("text"), list(stream.serialize("xml", **options)), str(stream)]


def ask_doctypes(text, doctypes):
    from galley.input import XML
    from galley.output import DocType

    stream = XML(text)
    found = [
        kind_told(lambda: stream.render(method, doctype=name))
        for method in ("xml", "xhtml", "html")
        for name in doctypes
    ]
    return [found, [DocType.get(name) for name in doctypes], stream.render("html", doctype=("a", None, "b"))]


def ask_generated_prefixes(uris, name, value):
    from galley.core import END, START, TEXT, Attrs, QName, Stream

    nowhere = (None, -1, -1)
    tags = [QName("%s}%s" % (uri, name)) for uri in uris]
    attrs = Attrs([(tag, value) for tag in tags])
    events = [(START, (QName(name), attrs), nowhere), (TEXT, value, nowhere)]
    events += [(START, (tag, Attrs()), nowhere) for tag in tags] + [(END, tag, nowhere) for tag in reversed(tags)]
    stream = Stream([*events, (END, QName(name), nowhere)])
    return [stream.render("xml"), stream.render("xhtml"), stream.render("xml", namespace_prefixes={uris[0]: "own"})]


def ask_text(text, markup):
    from galley.core import TEXT, Markup, Stream

    stream = Stream([(TEXT, Markup(markup), (None, -1, -1)), (TEXT, text, (None, -1, -1))])
    out = io.StringIO()
    stream.render("xml", out=out)
    return [
        stream.render("text"), stream.render("text", strip_markup=True), stream.render("html", encoding="utf-8"),
        stream.render("text", encoding="ascii"), out.getvalue(), list(stream.serialize("text")),
    ]  # fmt: skip


# building


def ask_built(name, text, number, names):
    from galley.builder import Element, Fragment, tag
    from galley.input import XML

    element = Element(name)
    element(text, number, number / 8, [text, [number]], (item for item in names), class_=text, id=number, none=None)
    element.append(tag.b(text, title=number))
    element.append(Fragment()(text, tag.i(number)))
    element.append(XML("<a>x</a>"))
    element.append(Thing(a=1))
    table = tag.table(tag.tr(tag.td(item, http_equiv=number) for item in names), width=number, class_=None)
    return [
        str(element), list(element.generate()), str(table), str(tag(text, tag.br, number)), repr(tag.p(id=text)),
        element.generate().render("html"), str(tag.a(tag.b)(text, href="#")), list(table),
    ]  # fmt: skip


# paths


def ask_selected(text, paths, namespaces, variables):
    from galley.input import XML
    from galley.path import Path

    stream = XML(text)
    found = []
    for path in paths:
        found.append([
            path, told(lambda: list(stream.select(path, namespaces, variables))), told(lambda: repr(Path(path))),
            told(lambda: stream.select(path, namespaces, variables).render("xml")),
        ])  # fmt: skip
    return found


# the whole package


def ask_warned():
    """The modules that can't be imported, and those that warn when they are compiled."""
    import galley

    top = os.path.dirname(galley.__file__)
    failing, warning = [], []
    for folder, folders, files in os.walk(top):
        folders[:] = [name for name in folders if name not in ("tests", "__pycache__")]
        for name in files:
            path = os.path.join(folder, name)
            if not name.endswith(".py"):
                continue
            with open(path, encoding="utf-8") as file:
                source = file.read()
            with warnings.catch_warnings(record=True) as caught:
                warnings.simplefilter("always")
                try:
                    compile(source, path, "exec")
                    module = os.path.relpath(path, os.path.dirname(top))[:-3].replace(os.sep, ".")
                    importlib.import_module(module.removesuffix(".__init__"))
                except Exception:
                    failing.append(os.path.relpath(path, top))
            if caught:
                warning.append(os.path.relpath(path, top))
    return [sorted(failing), sorted(warning)]
