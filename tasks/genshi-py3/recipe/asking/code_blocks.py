"""Questions about code in templates, to the last release and to Python itself."""

from draws import Draw


def names(d: Draw):
    a, b, c, key, attribute = d.words(5)
    n, m = d.number(), d.number()
    data = {
        a: {key: d.text(), "list": [n, [m, d.word()]]}, b: [d.word(), d.text(), n], c: {"$thing": {attribute: d.word(), "inner": {key: m}}},
        "key": key, "attribute": attribute, "number": n, "none": None,
    }  # fmt: skip
    sources = [
        a, f"{a}.{key}", f'{a}["{key}"]', f"{a}[key]", f"{a}.list[1][1]", f"{b}[0]", f"{b}[-1]", f"{b}[number-{n}]", f"{c}.{attribute}",
        f'{c}["{attribute}"]', f"{c}[attribute]", f"{c}.inner.{key}", f"{a}.nothing", f'{a}["nothing"]', f"{c}.nothing", f'{c}["nothing"]',
        f"{a}[attribute]", d.word(), f"{d.word()} or {n}", f"not {d.word()}", f"{d.word()}.more", f"[{d.word()}]", f"{b}[{n + 7}]",
        f"{n} + {m} * 2 - number", f"{n} / {m}", f"{n} // {m}, {n} % {m}, {n} ** 2, -number, ~number, +{n}", f"{n} < number <= {m}",
        f"{n} << 2 | {m} & 3 ^ 1 >> 0", f"'{d.text(special=False)}' + \"{d.word()}\"", f"b'{d.word()}'", f"{n}.5, 1e3, {n}j.imag",
        "None, True, False", f"({n},), [], {{}}, ()", f"{{'{key}': number, {n}: {b}[0]}}", f"number if {a} else none", f"{a} and {b} or none",
        f"[x for x in {b}]", f"[x * 2 for x in range(number) if x > {m // 2}]", f"[y for x in [[{n}], [{m}]] for y in x]",
        "sum(x for x in range(number))", f"(lambda x: x + number)({m})", f"(lambda x, y={m}: x * y)({n})", "len(key)", "max(1, number)",
        f"{n} in {b}, '{d.word()}' not in {a}", "none is None, none is not None", "Markup(key)", f"'%s-%s' % (key, {n})", f"{b} == {b}",
        f"str(number).join(['{d.word()}', '{d.word()}'])", "dict(a=number, b=key)", "isinstance(key, str)", f"sorted({a}.keys())", "number +",
        "", f"{a}.{key}.upper()", "key.nothing", f"[z for z in {b} if z in {b}][0]", "Undefined", f"{b}.index(number)", "...",
    ]  # fmt: skip
    blocks = [
        f"x = {b}[0]\ny = {b}[number-{n}]\n", f"x = 0\nfor i in range({n}):\n    x += i\nelse:\n    y = i", f"def f(p, q={m}):\n    return p * q + number\nx = f({n})",
        f"x = []\nwhile len(x) < {m}:\n    x.append(key)\n    if len(x) > 3: break\n    else: continue\ny = x[1]", "import os.path as p\nx = p.basename('/a/' + key)",
        f"from math import floor as f, ceil\nx = f({n}.5)\ny = ceil({n}.5)", "from string import *\nx = digits", f"x = y = {{}}\nx[key] = {n}\ndel x[key]\nassert not x, key",
        "class C(object):\n    z = number\n    def m(self):\n        return key\nx = C().m()\ny = C.z", f"try:\n    x = {b}[0]\nfinally:\n    y = 1", "global_ = 1\npass\nx = number",
        f"raise ValueError('{d.word()}')", f"x, (y, z) = {n}, ({m}, key)", f"if number == {n}:\n    x = 1\nelif key:\n    x = 2\nelse:\n    x = 3", "x = nothing", "x = = 1",
        f"def g():\n    yield {n}\n    yield key\nx = list(g())", f"x = {b}\nx[0] = number\nx.append({m})\ny = x[1]", "try:\n    raise KeyError(key) from None\nexcept KeyError:\n    x = 5",
    ]  # fmt: skip
    return [
        ["evaluated", {"sources": sources, "data": data}],
        ["code", {"source": f"{a}.{key}"}],
        ["executed", {"sources": blocks, "data": data, "wanted": ["x", "y"]}],
    ]


def calls(d: Draw):
    n, m, word = d.number(), d.number(), d.word()
    data = {
        "call": {"$calling": 0},
        "items": [n, word, m, d.word(), 1],
        "options": {d.word(): n, d.word(): word},
        "n": 2,
        "keys": {"$keys": 0},
    }
    sources = [
        "call(*items)", "call(**options)", f"call({n}, *items, z=n, **options)", f"call(z={m})", "call(*[n, n])", "call(*items, *items)",
        "(lambda *a: a)(n, *items)", "sorted((lambda **k: k)(**options).items())", f"(lambda a, *b, c={n}, **k: [a, b, c, k])(1, 2, d=n)",
        "(lambda a, b=n: [a, b])(*items[:1])", f"(lambda *, a={m}, b=n: [a, b])(b={n})", "[(lambda *a, **k: [a, k])(x, y=x) for x in items]",
        "items[1:3]", "items[:n]", "items[n:]", "items[::2]", "items[::-1]", "items[-n:]", "items[:]", "items[n:n+1]", "[*items, n]", "(*items,)",
        "keys[1:n]", "keys[n, 3]", "keys[n]",
    ]  # fmt: skip
    blocks = [
        f"def f(a, *b, **c):\n    return [a, b, sorted(c.items())]\nx = f(*items, **options)\ny = f({n}, z=n)",
        f"def f(a, b=n, *args, c={m}, **more):\n    inner = lambda *z: [args, z, c]\n    return inner(a, b, more)\nx = f(1)\ny = f(1, 2, 3, c=4, d=5)",
        "x = items\nx[1:2] = [n, n, n]\ny = x[::n]\ndel x[:1]", "first, *rest = items\nx = first\ny = rest",
        f"def f(*, a, b={n}):\n    return [a, b]\nx = f(a=n)\ny = [f(a=i) for i in items]",
    ]  # fmt: skip
    pickled = ["items[0]", "n + 1", f"call(n, {n})", "items[1:]", "nothing or n"]
    return [
        ["evaluated", {"sources": sources, "data": data}],
        ["executed", {"sources": blocks, "data": data, "wanted": ["x", "y"]}],
        ["pickled", {"sources": pickled, "data": data}],
    ]


def displays(d: Draw):
    n, m, word = d.number(), d.number(), d.word()
    data = {
        "items": [n, word, m, d.word()],
        "more": {d.word(): n, d.word(): word},
        "n": n,
        "width": d.rng.randint(9, 15),
        "keys": {"$keys": 0},
        "word": word,
    }
    sources = [
        f"{{n, {m}, word}}", "{*items, n}", "{x for x in items if x != n}", "{(x, n) for x in items for y in [n] if y}", "{k: [v, n] for k, v in more.items()}",
        "{x: {y: n for y in items} for x in items if x}", "{**more, word: n}", "{word: 1, **more, **{word: n}}", 'f"{word}-{n}"', 'f"{word!r:>{width}}|{n:05.1f}|{n!s}"',
        'f"{{{word}}} {items[0]} {n + 1}{word!a}"', '[f"{x}{n}" for x in items]', "f'{n:{width}d}'", "f\"{word}'{n}\\n\"", "'a' f'{n}' 'b'", "keys @ n", f"keys @ {m}",
        "keys[1:n, ...]", "keys[n:, :n, ::2]", "keys[..., n]", "keys[...]", "(lambda a, b=n, /, c=3: [a, b, c])(1, c=word)", "(lambda a, /, *, b: [a, b, n])(word, b=2)",
        "sorted({x for x in range(n)} | {n})", "len({k for k in more})", "[{n} for n in items]", "{n: {n} for n in items}", "keys[n:width, word]",
    ]  # fmt: skip
    return [["python", {"sources": [source], "data": data}] for source in sources]


def statements(d: Draw):
    n, m, word, other = d.number(), d.number(), d.word(), d.word()
    data = {"n": n, "word": word, "items": [m, other]}
    blocks = [
        "try:\n    x = items[9]\nexcept (KeyError, IndexError) as e:\n    x = type(e).__name__ + word",
        "def f(a):\n    try:\n        return int(a)\n    except ValueError as err:\n        return [str(err), n]\n    finally:\n        a = 1\nx = f(word)\ny = f(n)",
        f"try:\n    raise ValueError(word) from KeyError('{other}')\nexcept ValueError as e:\n    x = str(e.__cause__)\nelse:\n    x = 1\nfinally:\n    y = n",
        f"def counter():\n    count = {m}\n    def step():\n        nonlocal count\n        count += n\n        return count\n    return step\nc = counter()\nx = [c(), c()]\ny = c()",
        f"def f():\n    global found, more\n    found = {m}\n    more = n\n    return found + more\nx = f()",
        "def inner():\n    got = yield n\n    yield word\n    return 7\ndef outer():\n    back = yield from inner()\n    yield from items\n    yield back\nx = list(outer())",
        f"total: int = n + {m}\nlater: str\nx = total",
        "def f(p: int, q: str = word) -> list:\n    r: list = [p, q]\n    s: int\n    r.append(n)\n    t: object = items\n    return r + t\nx = f(1)",
        "class Meta(type):\n    def __new__(mcs, name, bases, body, **options):\n        self = type.__new__(mcs, name, bases, body)\n        self.options = options\n        return self\n    def __init__(cls, *given, **options):\n        type.__init__(cls, *given)\n"
        f"class C(metaclass=Meta, size=n, **{{'{other}': word}}):\n    value: int = {m}\nclass D(C, size={m}):\n    pass\nx = sorted(C.options.items())\ny = [D.options, D.value]",
        f"def marked(cls):\n    cls.mark = word\n    return cls\ndef named(name):\n    return lambda cls: marked(type(name, (cls,), {{}}))\n@named('{other}')\n@marked\nclass C:\n    pass\nx = C.mark\ny = C.__name__",
        "class Empty:\n    pass\nx = Empty.__name__\nclass Full(Empty, dict):\n    def get(self, key):\n        return [key, n]\ny = Full().get(word)",
        "def f():\n    while True:\n        try:\n            yield from (i for i in items)\n        except TypeError as e:\n            yield str(e)\n        else:\n            yield word\n        break\nx = list(f())",
    ]  # fmt: skip
    return [["python_block", {"source": source, "data": data, "wanted": ["x", "y"]}] for source in blocks]
