"""What is asked about templates."""

# ruff: noqa: B023, F821, UP031
# Each lambda is called in the turn of the loop that made it; names come from the parts before.

# the template package


def ask_exported(modules):
    found = {}
    for name in modules:
        module = importlib.import_module(name)
        found[name] = sorted(getattr(module, "__all__", []))
    return found


def _evaluated(source, data, lookup):
    from galley.template.eval import Expression

    expression = Expression(source, "page.html", 3, lookup=lookup)
    value = expression.evaluate(data)
    if type(value).__name__ == "Undefined":
        return ["undefined", bool(value), list(value), str(value), repr(value), kind_told(lambda: value.more)]
    return list(value) if type(value).__name__ == "generator" else value


def ask_evaluated(sources, data, lookups=("strict", "lenient")):
    data = made(data)
    return [[source, *(told(lambda: _evaluated(source, data, way)) for way in lookups)] for source in sources]


def ask_code(source):
    from galley.template.eval import Expression, Suite

    first, second = Expression(source, "page.html", 7), Expression(source)
    suite = Suite("x = %s\ny = x" % source, "page.html", 9)
    codes = [first.code, second.code, suite.code]
    return [
        [[code.co_filename, code.co_name, code.co_firstlineno] for code in codes], first == second, repr(first),
        first == Expression(source, "page.html", 7), hash(first) == hash(Expression(source, "page.html", 7)),
    ]  # fmt: skip


def ask_executed(sources, data, wanted):
    from galley.template.eval import Suite

    found = []
    for source in sources:
        scope = made(data)
        found.append([source, told(lambda: Suite(source).execute(scope)), [scope.get(name) for name in wanted]])
    return found


def ask_pickled(sources, data):
    from galley.template.eval import Expression, Suite

    found = []
    for source in sources:
        expression = pickle.loads(pickle.dumps(Expression(source, "a.html", 4, lookup="lenient")))
        suite = pickle.loads(pickle.dumps(Suite("found = " + source, "b.html", 5, lookup="lenient")))
        scope = made(data)
        suite.execute(scope)
        code = expression.code
        found.append([expression.evaluate(made(data)), scope["found"], repr(expression), code.co_filename])
    return found


def _printed(value):
    return list(value) if hasattr(value, "__next__") else value


def ask_python(sources, data):
    """What Python itself answers too; only expressions that a plain eval() can do."""
    from galley.template.eval import Expression

    return [[source, _printed(Expression(source).evaluate(made(data)))] for source in sources]


def ask_python_block(source, data, wanted):
    from galley.template.eval import Suite

    scope = made(data)
    Suite(source).execute(scope)
    return [scope.get(name) for name in wanted]


# markup templates


def _sheet(source, data, method="xml", **options):
    from galley.template import SheetTemplate

    return SheetTemplate(source, **options).generate(**made(data)).render(method)


def ask_sheets(sources, data, method="xml"):
    return [[source, told(lambda: _sheet(source, data, method))] for source in sources]


def ask_sheet_from_bytes(source, data, encoding):
    from galley.input import XML
    from galley.template import SheetTemplate

    encoded = source.encode(encoding)
    template = SheetTemplate(io.BytesIO(encoded), filename="a.html", encoding=encoding)
    again = pickle.loads(pickle.dumps(SheetTemplate(source, filename="b.html")))
    return [
        template.generate(**made(data)).render(), repr(template), again.generate(**made(data)).render(),
        _sheet(XML(source), data), told(lambda: SheetTemplate(source + "<", filename="c.html")),
        told(lambda: SheetTemplate(encoded, encoding=encoding).generate(**made(data)).render()),
    ]  # fmt: skip


# includes


@contextlib.contextmanager
def _folder(files):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            path = os.path.join(folder, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8", newline="") as file:
                file.write(text)
        yield folder


def ask_included(files, start, data, reload):
    from galley.template import Typecase

    with _folder(files) as folder:
        loader = Typecase([folder], auto_reload=reload)

        def shown():
            return [loader.load(name).generate(**made(data)).render() for name in start]

        return [kind_told(shown), kind_told(shown), kind_told(lambda: loader.load("no/such.html"))]


def ask_prefixed(files, prefixes, start, data):
    from galley.template import SlugTemplate, Typecase, loader

    with _folder(files) as folder:
        folders = {prefix: os.path.join(folder, name) for prefix, name in prefixes.items()}
        case = Typecase([loader.prefixed(**folders), loader.directory(folder)], default_class=SlugTemplate)
        return [kind_told(lambda: case.load(name).generate(**made(data)).render()) for name in start]


# text templates


def ask_texts(sources, data, old):
    from galley.template import OldTextTemplate, SlugTemplate

    template = OldTextTemplate if old else SlugTemplate
    found = []
    for source in sources:
        found.append([
            source, told(lambda: template(source).generate(**made(data)).render()),
            told(lambda: template(source.encode("latin-1", "replace"), encoding="latin-1").generate(**made(data)).render()),
        ])  # fmt: skip
    return found


def ask_plugins(options, sheet, text, data):
    from galley.template.plugin import MarkupTemplateEnginePlugin, TextTemplateEnginePlugin

    first = MarkupTemplateEnginePlugin(options=options)
    second = TextTemplateEnginePlugin(options=options)
    return [
        first.loader.auto_reload, second.loader.auto_reload, second.template_class.__name__,
        told(lambda: first.render(made(data), template=first.load_template(None, sheet))),
        told(lambda: second.render(made(data), template=second.load_template(None, text))),
    ]  # fmt: skip
