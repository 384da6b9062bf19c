"""What a case does with sqlparse, and what of it is compared: nothing but primitives.

This text is executed on both sides: with the workspace's sqlparse and with the reference.
"""

import contextlib
import io
import signal
import sys


class TooLong(BaseException):
    pass


def _alarm(*_):
    raise TooLong


def _tree(token):
    if token.is_group:
        return [type(token).__name__, [_tree(child) for child in token.tokens]]
    return [str(token.ttype), token.value]


def _names(token):
    return None if token is None else str(token)


def _call(function, *arguments, **options):
    try:
        return function(*arguments, **options)
    except Exception as error:
        return "raised " + type(error).__name__


def tokens(case):
    from sqlparse import lexer

    text = case["sql"]
    if case.get("bytes"):
        text = text.encode(case["bytes"])
    if case.get("stream"):
        text = io.StringIO(text)
    return [[str(kind), value] for kind, value in lexer.tokenize(text, case.get("encoding"))]


def walk(case):
    from sqlparse import lexer, sql
    from sqlparse import tokens as T
    from sqlparse.utils import imt

    def flat():
        return sql.TokenList([sql.Token(kind, value) for kind, value in lexer.tokenize(case["sql"])])

    made = flat()
    count = len(made.tokens)
    found = {"text": str(made)}
    found["flags"] = [
        [t.is_keyword, t.is_whitespace, t.is_newline, t.is_group, t.normalized, t.value, _names(t.parent)] for t in made
    ]
    patterns = [
        (T.Keyword, None),
        (T.Keyword, ("select", "FROM")),
        (T.Keyword.DML, "select"),
        (T.Name, case["name"]),
        (T.Name, case["name"].swapcase()),
        (T.Punctuation, (",", ";")),
    ]
    found["match"] = [[t.match(*pattern) for t in made] for pattern in patterns]
    regexes = [
        (T.Keyword, ("^fro", "from$"), True),
        (T.Name, ("^" + case["name"][:2],), True),
        (T.Name, ("^" + case["name"][:2].swapcase(),), True),
    ]
    found["regex"] = [[t.match(*pattern) for t in made] for pattern in regexes]
    options = [{"skip_ws": ws, "skip_cm": cm} for ws in (True, False) for cm in (True, False)]
    found["next"] = [[made.token_next(i, **o)[0] for i in range(-1, count)] for o in options]
    found["prev"] = [[made.token_prev(i, **o)[0] for i in range(count)] for o in options]
    found["none"] = [_call(made.token_next, None), _call(made.token_next_by, t=T.Error)]
    found["first"] = [_names(made.token_first(**o)) for o in options]
    found["by"] = [
        made.token_next_by(t=T.Name, idx=-1)[0],
        made.token_next_by(t=[T.Punctuation, T.Operator], idx=1)[0],
        made.token_next_by(m=(T.Keyword, "from"), idx=0)[0],
        made.token_next_by(m=[(T.Name, case["name"]), (T.Keyword.DML, "SELECT")], idx=0)[0],
        made.token_next_by(t=T.Name, idx=3, end=count - 1)[0],
        made.token_next_by(t=T.Keyword, idx=1, end=3)[0],
    ]
    found["not"] = [
        made.token_not_matching(lambda t: t.is_whitespace or t.ttype in T.Keyword, i)[0] for i in range(count)
    ]
    found["matching"] = _names(made.token_matching(lambda t: t.ttype in T.Name, 0))
    found["index"] = [made.token_index(t) for t in made] + [
        made.token_index(made[4], 2),
        made.token_index(made[5], made[1]),
    ]
    found["offset"] = [_names(made.get_token_at_offset(i)) for i in range(len(case["sql"]) + 2)]
    found["imt"] = [
        [
            imt(t, t=T.Keyword),
            imt(t, i=sql.Token),
            imt(t, i=sql.TokenList),
            imt(t, m=(T.Keyword, "FROM")),
            imt(t, t=(T.Name, T.Wildcard)),
            imt(t),
        ]
        for t in made
    ] + [imt(None, t=T.Name)]
    found["repr"] = [repr(t).split(" at ")[0] for t in made]
    for number in (0, 2, count - 1):
        one, two = flat(), flat()
        one.insert_before(number, sql.Token(T.Name, "new"))
        two.insert_after(two[number], sql.Token(T.Name, "new"))
        loose = flat()
        loose.insert_after(number, sql.Token(T.Name, "new"), skip_ws=False)
        found[f"insert{number}"] = [[_tree(one), _tree(two), _tree(loose)], one[number].parent is one]
    grouped = flat()
    group = grouped.group_tokens(sql.Identifier, 2, 4)
    inner = grouped.group_tokens(sql.Parenthesis, 0, 2, include_end=False)
    again = grouped.group_tokens(sql.Parenthesis, 0, 1, extend=True)
    found["group"] = [_tree(grouped), str(group), str(inner), again is inner, inner.value, again.value]
    last = [t for t in grouped.flatten()]
    found["within"] = [
        [
            t.within(sql.Parenthesis),
            t.within(sql.Identifier),
            t.has_ancestor(grouped),
            t.has_ancestor(group),
            t.is_child_of(inner),
        ]
        for t in last
    ]
    found["sublists"] = [str(t) for t in grouped.get_sublists()]
    out = io.StringIO()
    grouped._pprint_tree(f=out)
    grouped._pprint_tree(max_depth=0, f=out)
    found["print"] = out.getvalue()
    return found


def split(case):
    import sqlparse

    return sqlparse.split(case["sql"], **case.get("options", {}))


def flat(case):
    from sqlparse import engine

    found = []
    for statement in engine.FilterStack().run(case["sql"]):
        found.append([[str(t.ttype), t.value, t.normalized, t.is_whitespace] for t in statement])
        found.append([[_names(t) for t in statement if t.match(*p)] for p in _wanted()])
        found.append([statement.token_next(i)[0] for i in range(len(statement.tokens))])
    return found


def _wanted():
    from sqlparse import tokens as T

    return (T.Keyword, ("BEGIN", "end")), (T.DML, None), (T.Punctuation, (";", ",")), (T.Name, None)


def tree(case):
    import sqlparse

    text = io.StringIO(case["sql"]) if case.get("stream") else case["sql"]
    return [_tree(statement) for statement in sqlparse.parse(text)]


_ASK = [
    "get_alias",
    "get_name",
    "get_real_name",
    "get_parent_name",
    "has_alias",
    "get_type",
    "is_wildcard",
    "get_typecast",
    "get_ordering",
    "is_multiline",
]


def objects(case):
    import sqlparse
    from sqlparse import sql

    found = []

    def visit(group):
        said = [type(group).__name__, str(group)]
        for question in _ASK:
            if hasattr(group, question):
                answer = _call(getattr(group, question))
                said.append([question, answer if isinstance(answer, bool | str | None) else str(type(answer))])
        if isinstance(group, sql.Identifier):
            said.append([[str(t) for t in index] for index in group.get_array_indices()])
        if isinstance(group, sql.IdentifierList):
            said.append([str(t) for t in group.get_identifiers()])
        if isinstance(group, sql.Comparison):
            said.append([str(group.left), str(group.right)])
        if isinstance(group, sql.Case):
            for skip in (True, False):
                cases = group.get_cases(skip_ws=skip)
                said.append([[None if c is None else [str(t) for t in c], [str(t) for t in v]] for c, v in cases])
        if isinstance(group, sql.Function):
            said.append(_call(lambda: [str(t) for t in group.get_parameters()]))
            said.append(_call(lambda: _names(group.get_window())))
        found.append(said)
        for child in group.get_sublists():
            visit(child)

    for statement in sqlparse.parse(case["sql"]):
        visit(statement)
    return found


def format(case):
    import sqlparse

    return sqlparse.format(case["sql"], **case["options"])


def options(case):
    import sqlparse
    from sqlparse import formatter
    from sqlparse.exceptions import SQLParseError

    try:
        checked = formatter.validate_options(dict(case["options"]))
    except SQLParseError as error:
        return ["refused", str(error)]
    return [
        "taken",
        {str(key): value for key, value in checked.items()},
        sqlparse.format(case["sql"], **case["options"]),
    ]


def cli(case):
    from sqlparse import cli

    out, err = io.StringIO(), io.StringIO()
    stdin = sys.stdin
    sys.stdin = io.TextIOWrapper(io.BytesIO(case["sql"].encode(case.get("encoding", "utf-8"))))
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                status = cli.main(case["arguments"])
            except SystemExit as error:
                status = ["exit", error.code]
    finally:
        sys.stdin = stdin
    return [status, out.getvalue(), err.getvalue()[:60]]


def interface(case):
    import inspect

    import sqlparse
    from sqlparse import engine, exceptions, filters, formatter, lexer, sql

    functions = [
        sqlparse.parse,
        sqlparse.parsestream,
        sqlparse.format,
        sqlparse.split,
        lexer.tokenize,
        sqlparse.cli.main,
        formatter.validate_options,
        formatter.build_filter_stack,
        engine.FilterStack.run,
    ]
    classes = [c for m in (sql, filters, exceptions) for c in vars(m).values() if inspect.isclass(c)]
    return {
        "functions": [[f.__qualname__, str(inspect.signature(f))] for f in functions],
        "classes": sorted([c.__name__, [b.__name__ for b in c.__mro__]] for c in classes),
        "version": sqlparse.__version__,
        "names": sorted(sqlparse.__all__ + filters.__all__ + engine.__all__),
    }


def text(case):
    import sqlparse

    if case["plain"]:
        return sqlparse.format(case["sql"]) == case["sql"]
    return "".join(str(statement) for statement in sqlparse.parse(case["sql"])) == case["sql"]


def module(case):
    import runpy

    out, argv = io.StringIO(), sys.argv
    sys.argv = ["sqlformat", *case["arguments"]]
    try:
        with contextlib.redirect_stdout(out):
            runpy.run_module("sqlparse", run_name="__main__")
    except SystemExit as error:
        return [error.code, out.getvalue()]
    finally:
        sys.argv = argv
    return ["no exit", out.getvalue()]


KINDS = {
    "tokens": tokens,
    "walk": walk,
    "split": split,
    "flat": flat,
    "tree": tree,
    "objects": objects,
    "format": format,
    "options": options,
    "cli": cli,
    "interface": interface,
    "text": text,
    "module": module,
}


def probe(case):
    """What `case` comes to, as JSON-able primitives; more than two seconds of processor time are too long."""
    signal.signal(signal.SIGVTALRM, _alarm)
    signal.setitimer(signal.ITIMER_VIRTUAL, 2.0)
    try:
        return KINDS[case["kind"]](case)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
