"""Questions about templates: what they import, print and include."""

from draws import Draw, escaped

SPACE = "http://galley.edgewall.org/"
XI = "http://www.w3.org/2001/XInclude"
TEMPLATES = (
    "", ".astutil", ".base", ".directives", ".eval", ".interpolation", ".loader", ".markup", ".plugin", ".text",
)  # fmt: skip


def loading_up(d: Draw):
    return [["exported", {"modules": [f"galley.template{name}"]}] for name in TEMPLATES]


def sheet(body: str, prefix: str = "py") -> str:
    return f'<doc xmlns:{prefix}="{SPACE}">{body}</doc>'


def rendering(d: Draw):
    a, b, word = d.words(3)
    n = d.number()
    data = {
        "n": n, "part": n / 8, "yes": True, "none": None, "text": d.text(), "markup": {"$markup": f"<b>{escaped(d.text())}</b>"}, "zero": 0,
        "items": [d.word(), n, d.text()], "xml": {"$xml": f"<{a}><{b}/>{word}</{a}>"}, "thing": {"$thing": {a: 1}}, "pair": {"$tuple": [n, d.text()]},
    }  # fmt: skip
    bodies = [
        "$n ${part} ${yes} [${none}] $text $markup", "<p>${items}</p>${xml}${thing} ${pair}", f'<{a} x="$n" y="$none" z="a${{text}}b$zero" w="${{markup}}"/>',
        '<p py:for="item in items">$item</p>', '<p py:for="i, item in enumerate(items)" py:if="i" id="i$i">${item}</p>', '<py:for each="x in range(n)"><py:if test="x % 2">$x,</py:if></py:for>',
        '<p py:if="n" py:for="x in range(2)" py:with="y = x * n">$y</p>', '<py:if test="n" py:if="yes">$n</py:if>', '<py:if test="n" py:if="zero">$n</py:if>',
        '<py:for each="x in items" py:for="y in range(2)">$x$y;</py:for>', f"$$ $$n ${{'}}'}} ${{ {{'a': n}}['a'] }} $ {word}$ $1", "${'''a'}b'''} ${\"\\\"}\"} ${[x for x in items]}",
        f"<!-- {word} $n --><!--! {word} --><![CDATA[$n &]]><?{word} $n?>", "<?python\nx = n + 1\ndef f(a):\n    return a * x\n?>${f(2)} $x", "$nothing", "${n +}", "${1/zero}",
        '<p py:bogus="1"/>', "<py:bogus/>", '<p py:if="n +"/>', "<?python\nx = (\n?>", f"&nbsp;&eacute; ${{n}}&lt;{word}", "${xml.select('*')} ${sum(x for x in range(n))}", "${'{'} ${'$n'}",
        '<py:with vars="x = n; y = x + 1">$x $y</py:with>$$', "${text.upper()} ${markup + text}", f"<p class=\"${{'{word}' if yes else 'x'}}\">${{None or text}}</p>",
    ]  # fmt: skip
    return [
        ["sheets", {"sources": [sheet(body) for body in bodies], "data": data}],
        ["sheets", {"sources": [sheet(body) for body in bodies[:6]], "data": data, "method": "html"}],
        [
            "sheet_from_bytes",
            {
                "source": sheet(f"$n {d.text(special=False)} <p py:for='x in items'>$x</p>"),
                "data": data,
                "encoding": "iso-8859-1",
            },
        ],
    ]


def directives(d: Draw):
    a, b, c, word = d.words(4)
    n, m = d.number(), d.number()
    data = {
        "n": n, "items": d.words(3), "attrs": {a: d.text(), b: n, c: None}, "pairs": [{"$tuple": [a, f" {word} "]}, {"$tuple": [b, m]}], "empty": {}, "zero": 0, "text": d.text(),
        "stream": {"$xml": f'<{a} x="1"/>'},
    }  # fmt: skip
    bodies = [
        f'<p {a}="0" py:attrs="attrs"/><p py:attrs="pairs" {a}="1"/><p py:attrs="empty"/><p py:attrs="None">x</p>',
        f'<py:match path="{a}"><q py:attrs="select(\'@*\')">${{select("text()")}}</q></py:match><{a} {b}="$n" {c}="{word}">$text</{a}>',
        f'<py:match path="{b}"><q py:attrs="select(\'@x\')"/></py:match><{b}/>',
        '<p py:strip="n"><b>$n</b>x</p><p py:strip="zero"><b>$n</b></p><p py:strip=""/><p py:strip="">$n</p>',
        f'<py:choose test="n"><p py:when="{m}">m</p><p py:when="{n}">n</p><p py:otherwise="">o</p></py:choose>',
        f'<py:choose><p py:when="n == {m + 20}">m</p><p py:otherwise="">o$n</p></py:choose><p py:choose="n"><b py:when="">x</b></p>',
        '<p py:when="n">x</p>', '<p py:otherwise="">x</p>', '<py:choose><p py:when="">x</p></py:choose>', "<py:otherwise>x</py:otherwise>", '<py:choose><py:when test="">$n</py:when></py:choose>',
        f'<p py:def="f(x, y={m}, z=n)">$x $y $z</p>${{f(1)}}${{f(1, 2)}}${{f(z=n, x=3)}}', f'<p py:def="g(x, *rest, **more)">$x $rest ${{sorted(more.items())}}</p>${{g(1)}}${{g(1, 2, n, k={m})}}',
        '<py:def function="h">$n</py:def>${h()}', '<py:def function="k(*all)">${list(all)}</py:def>${k(*items)}', '<py:def function="l(**all)">${sorted(all)}</py:def>${l(**attrs)}',
        '<p py:def="bad(x)">$x</p>${bad()}', f'<py:match path="{c}" once="true"><z>${{select("*|text()")}}</z></py:match><{c}>$n<b/></{c}><{c}/>',
        f'<py:match path="{c}" recursive="false"><{c}><i>${{select("*")}}</i></{c}></py:match><{c}><{c}/><b/></{c}>',
        f'<py:match path="{a}//{b}" buffer="false"><z>${{select("text()")}}</z></py:match><{a}><{c}><{b}>$n</{b}></{c}></{a}>',
        f'<py:match path="*[@id=\'{word}\']"><u>${{select(".")}}</u></py:match><p id="{word}">$n</p><p id="x"/>', f'<py:match path="{a}">[${{select("{b}")}}]</py:match><py:match path="{b}">($n)</py:match><{a}><{b}/></{a}>',
        f'<p py:with="x, (y, z) = n, ({m}, 1); w = x">$x $y $z $w</p>', '<p py:with="x">$x</p>', '<p py:with="x = ">$x</p>', '<p py:content="text">x</p><p py:content="None">x</p><p py:replace="items"/><py:replace value="n"/>',
        '<p py:for="(x, y) in [(1, n)]">$x $y</p>', '<p py:for="x in n">$x</p>', '<p py:for="x of items"/>', '<p py:replace=""/>', '<p py:if="n" py:strip="n" py:content="text"/>',
        f'<div py:def="page(title)"><h1>$title</h1></div><py:match path="{b}"><x>${{page(select("text()"))}}</x></py:match><{b}>{word}</{b}>',
    ]  # fmt: skip
    return [["sheets", {"sources": [sheet(body)], "data": data}] for body in bodies]


def including(body: str) -> str:
    return f'<doc xmlns:py="{SPACE}" xmlns:xi="{XI}">{body}</doc>'


def includes(d: Draw):
    n, word, other = d.number(), d.word(), d.word()
    data = {"n": n, "text": d.text(), "name": "part", "depth": 3}
    files = {
        "start.html": including(f'<xi:include href="part.html"/>{word}<xi:include href="sub/{other}.html"/>'),
        "part.html": including(f'<p>$n {d.word()}</p><py:def function="f(x)">$x$text</py:def>'),
        f"sub/{other}.html": including('<xi:include href="../part.html"/>${f(n)}<xi:include href="near.txt" parse="text"/>'),
        "sub/near.txt": f"{d.word()} ${{n}} {{% if n %}}{d.word()}{{% end %}}\n",
        "dynamic.html": including('<xi:include href="${name}.html"/><xi:include href="no${name}.html"><xi:fallback>none $n</xi:fallback></xi:include>'),
        "fallback.html": including(f'<xi:include href="{d.word()}.html"><xi:fallback>{d.word()} <xi:include href="part.html"/><b py:if="n">$n</b></xi:fallback></xi:include>'),
        "missing.html": including(f'<xi:include href="{d.word()}.html"/>'),
        "loop.html": including('<p py:if="depth" py:with="depth = depth - 1">$depth<xi:include href="loop.html"/></p>'),
        "ping.html": including(f'<p py:if="depth" py:with="depth = depth - 1">{d.word()}<xi:include href="pong.html"/></p>'),
        "pong.html": including(f'<q py:if="depth" py:with="depth = depth - 1">{d.word()}$depth<xi:include href="ping.html"><xi:fallback>x</xi:fallback></xi:include></q>'),
        "match.html": including(f'<py:match path="{word}"><u>${{select("*|text()")}}</u></py:match><xi:include href="matched.html"/>'),
        "matched.html": including(f"<{word}>$n<b/></{word}>"),
    }  # fmt: skip
    starts = [
        ["start.html"],
        ["dynamic.html"],
        ["fallback.html"],
        ["missing.html"],
        ["loop.html"],
        ["ping.html", "pong.html"],
        ["match.html"],
    ]
    prefixed = {"one/a.txt": f"{d.word()} $n", "two/b.txt": f"{d.word()} ${{text}}", "c.txt": f"{d.word()}"}
    return [
        *(
            ["included", {"files": files, "start": start, "data": data, "reload": reload}]
            for start in starts
            for reload in (True, False)
        ),
        [
            "prefixed",
            {
                "files": prefixed,
                "prefixes": {"first": "one", "second": "two"},
                "start": ["first/a.txt", "second/b.txt", "c.txt", "second/a.txt"],
                "data": data,
            },
        ],
    ]


def text(d: Draw):
    n, word = d.number(), d.word()
    data = {"n": n, "items": d.words(3), "text": d.text(), "zero": 0}
    slugs = [
        f"{word} $n ${{text}} $$n", "{% for item in items %}\\\n * $item\n{% end %}.", "{% for item in items %}\\\r\n * ${item}\r\n{% end %}\\\r\nend", "{# no #}{% if n %}y{% end %}{% if zero %}z{% end if %}",
        f"{{% choose n %}}{{% when {n} %}}n{{% end %}}{{% otherwise %}}o{{% end %}}{{% end %}}", "{% def f(x, y=2) %}$x$y{% end %}${f(n)} ${f(1, n)}", "{% with x = n; y = 1 %}$x$y{% end %}",
        "{% python x = n + 1 %}$x", f"\\{{% {word} %}} \\\\ \\{{# {word} #}}", "{% bogus %}", "{% for x in %}", "{% if n %}", f"{d.text(special=False)} $text", "${nothing}", "{% end %}", "a\\\r\nb\\\nc\\d",
        f"{{% for x in items %}}\n{{% if x %}}{word}{{% end %}}\n{{% end %}}",
    ]  # fmt: skip
    olds = [
        f"{word} $n ${{text}} $$n", "#for item in items\n * $item\n#end\n.", "## comment\n#if n\ny\n#end\n#if zero\nz\n#end if\n", f"#choose n\n#when {n}\nn\n#end\n#otherwise\no\n#end\n#end\n",
        "#def f(x)\n$x!\n#end\n${f(n)}", "\\#if n", "#bogus\n", "#with x = n\n  $x\n#end", f"{d.text(special=False)} $items", "  #if n\n  a\n  #end\n",
    ]  # fmt: skip
    plugins = [
        {"galley.auto_reload": reload, "galley.new_text_syntax": new, "galley.default_format": "xhtml"}
        for reload, new in (("no", "yes"), ("On", "0"), ("1", "true"), ("false", "off"))
    ]
    return [
        ["texts", {"sources": slugs, "data": data, "old": False}],
        ["texts", {"sources": olds, "data": data, "old": True}],
        *(
            [
                "plugins",
                {
                    "options": options,
                    "sheet": sheet("<p>$n</p>"),
                    "text": "{% if n %}$n{% end %}\n#if n\nx$text\n#end\n",
                    "data": data,
                },
            ]
            for options in plugins
        ),
    ]
