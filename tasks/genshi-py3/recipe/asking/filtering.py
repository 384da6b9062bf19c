"""Questions about filters: forms, scrubbing, transforming, translating."""

from draws import Draw

SPACE = "http://galley.edgewall.org/"
I18N = "http://galley.edgewall.org/i18n"


def html(d: Draw):
    one, two, three, four, five, six = d.words(6)
    n = d.number()
    form = (
        f'<form id="{one}" name="{two}"><input name="{one}"><input type="checkbox" name="{two}" value="{n}" checked><input type="radio" name="{three}" value="{one}">'
        f'<input type="radio" name="{three}" value="{two}" checked><select name="{four}"><option value="{n}">a</option><option>{five}</option></select><textarea name="{five}">old</textarea>'
        f'<input type="password" name="{six}"><input type="hidden" name="{six}" value="x"><input type="checkbox" name="{four}"><input type="submit" name="{one}"></form><input name="{one}">'
    )
    fill = [
        {one: d.text(), two: n, three: two, four: n, five: d.text(), six: d.word()},
        {one: n, two: [n, one], three: [one], four: [five, n], five: [n], six: None},
        {one: [d.word()], two: 0, three: n, four: five, five: n, six: n / 8},
    ]
    word = d.word()
    texts = [
        f"<script>{word}</script><p>{d.text(special=False)}</p>", f'<a href="javascript:{word}()">x</a><a href="http://{word}.example/">y</a>', f'<p onclick="{word}()" title="{word}">z</p>',
        f'<div style="color: #{n}00; background: url(javascript:{word})">a</div>', f'<div style="width: e\\78 pression({word}); color: red">b</div>', f"<{word}>c</{word}><b>d</b>",
        '<img src="&#106;avascript:x()"><img src="data:x">', f'<a href="#{word}">e</a><a href="{word}:x">f</a><a href="/{word}?a:b">g</a>', "<!-- x --><object><b>y</b></object>z",
        f'<div style="@import url({word}.css); color: \\{n:x}1 x">h</div>', '<div style="background: URL(http://x/); left: 1px; position: fixed">i</div>', '<input type="password" name="x"><input name="y">',
    ]  # fmt: skip
    styles = [
        f"color: #{n}{n}{n}", f"color: #000; width: e/**/xpression({word})", f"background: url(javascript:{word})", f"color: \\0072 ed; \\{n + 60:x} x: {word}", "width: \\65 xpression(1)",
        f"content: '\\{d.rng.randint(200, 900):x} '; color: \\72 \\65 d", "background: \\75 rl(foo:bar)", "margin: -1px; padding: -1px", "color: red;; left: 1", "\\c\\olor: \\r\\ed",
    ]  # fmt: skip
    options = [{}, {"name": two}, {"id": one, "passwords": True}, {"name": word}]
    return [
        *(["filled", {"text": form, "data": data, "options": some}] for data in fill for some in options),
        ["scrubbed", {"texts": texts, "styles": styles}],
    ]


def transforming(d: Draw):
    a, b, c, word = d.words(4)
    n = d.number()
    page = f'<html><head><title>{d.word()}</title></head><body class="{a}"><p id="{b}">{d.word()} <em>{word}</em> {d.text(special=False)}</p><p class="{c}">{word} {n}<b>{d.word()}</b></p><br></body></html>'
    body = [
        ("body", [["remove"]]), ("//p", [["unwrap"]]), ("//em", [["wrap", "q"]]), ("//em", [["wrap", "$tag"]]), ("//p", [["empty"]]), ("//em", [["replace", word]]), ("//em", [["replace", "$tag"]]), ("//p", [["before", word]]),
        ("//p", [["after", "$tag"]]), ("//em", [["prepend", word]]), ("//p", [["append", word]]), ("//p", [["attr", "class", word]]), ("//p", [["attr", c, None], ["rename", "div"]]), ("//em/text()", [["map", "$upper", "$text"]]),
        ("//p", [["substitute", word, d.word()]]), ("//p/text()", [["substitute", "(?i)" + word[:2].upper(), d.word(), 1]]), ("//p", [["select", "em"], ["wrap", "u"]]), ("//p", [["invert"], ["remove"]]), ("//p", [["end"], ["prepend", word]]),
        ("//em", [["copy", "$buffer"], ["end"], ["select", "//title"], ["append", "$buffer"]]), ("//em", [["cut", "$buffer"], ["buffer"], ["end"], ["select", "//title"], ["prepend", "$buffer"]]), ("//p", [["copy", "$buffer", True]]),
        ("//p/@class", [["remove"]]), ("//p", [["filter", "$path"]]), ("//p", [["select", "string-length('" + word + "')"]]), ("body", [["select", f"concat('{word}', {n})"], ["replace", word]]), ("//p", [["select", "@id"]]), ("//p[2]", [["rename", a]]),
        (".", [["select", "body/p"], ["invert"], ["select", "em"], ["remove"]]), ("head", [["buffer"], ["append", word]]), ("//p", [["select", "text()"], ["replace", str(n)]]), (f"//p[@id='{b}']", [["wrap", "i"], ["wrap", "s"]]),
        ("//p", [["cut", "$buffer", True], ["buffer"], ["end"], ["select", "//title"], ["after", "$buffer"]]), ("//nothing", [["append", word]]), ("//br", [["replace", word], ["after", word]]), ("//p/text()", [["wrap", "w"]]),
        ("//em", [["prepend", word], ["append", word], ["before", "x"], ["after", "y"]]),
    ]  # fmt: skip
    return [["composed", {"text": page, "steps": [step]}] for step in body]


def localised(body: str) -> str:
    return f'<doc xmlns:py="{SPACE}" xmlns:i18n="{I18N}">{body}</doc>'


def messages(d: Draw):
    """Bodies that are translated, and extracted; the catalogue that fits, and data."""
    w = d.words(16)
    n = d.number()
    catalogue = {
        w[0]: d.text(special=False), f"{w[1]} [1:{w[2]}] {w[3]}": f"{w[4]} [1:{d.word()}] {d.word()}", f"{w[5]} %(name)s, %(n)s": f"%(n)s {d.word()}: %(name)s", f"[1:{w[6]}] [2:{w[7]}]": f"[2:{d.word()}] {d.word()} [1:{d.word()}]",
        f"{w[8]} %(n)s": f"{d.word()} %(n)s", f"{w[9]} %(n)s": f"%(n)s {d.word()}", f"{w[10]}:{w[0]}": d.word(), f"{w[11]}[1:]": f"{d.word()} [1:] {d.word()}", w[12]: f"{d.word()} {d.word()}", f"[1:{w[13]}]": f"[1:{d.word()}] {d.word()} [1:] {d.word()}",
        f"{w[14]} [1:{w[15]}]": f"[1:{d.word()}] {d.word()}", f"{w[10]}:{w[8]} %(n)s": f"{d.word()} %(n)s", f"{w[10]}:{w[9]} %(n)s": f"{d.word()} %(n)s",
    }  # fmt: skip
    data = {"n": n, "one": 1, "name": d.text(), "items": [1, n]}
    plain = [
        f"<p>{w[0]}</p><p>\n  {w[0]}\n </p>{w[12]}", f'<p title="{w[0]}" x="{w[0]}" label=" {w[12]} ">x</p><img alt="{w[0]}" summary="" title="  "/>', f'<input placeholder="{w[0]}" prompt="{w[12]}"/>',
        f'<p xml:lang="de">{w[0]}<b title="{w[12]}">{w[12]}</b></p><p xml:lang="$name">{w[0]}</p>', f"<script>{w[0]}</script><style>{w[12]}</style><b>{w[0]}</b>", f'<p title="{w[0]} $name">${{name}} {w[12]}</p>', f'<p py:if="n" title="{w[0]}">{w[12]}</p>',
        f'<py:for each="x in items"><py:if test="x">{w[0]}$x</py:if></py:for>', f'<py:with vars="xs = items"><py:for each="x in xs">{w[0]} $x</py:for></py:with>', f'<py:if test="n"><py:for each="x in items">{w[0]}</py:for></py:if><py:if test="items"><py:with vars="x = items[0]"><i>$x {w[12]}</i></py:with></py:if>',
    ]  # fmt: skip
    marked = [
        f'<p i18n:msg="">{w[1]} <b>{w[2]}</b> {w[3]}</p>', f'<p i18n:msg="name, n">{w[5]} $name, ${{n}}</p>', f'<p i18n:msg=""><b>{w[6]}</b> <i x="$n">{w[7]}</i></p>', f'<i18n:msg>{w[1]} <b>{w[2]}</b> {w[3]}</i18n:msg>', f'<p i18n:msg="">{w[11]}<br/></p>',
        f'<p i18n:msg=""><b>{w[13]}</b></p>', f'<p i18n:msg="">{w[14]} <b py:if="n">{w[15]}</b></p>', f'<p i18n:msg="" py:for="x in items">{w[1]} <b>{w[2]}</b> {w[3]}</p>', f'<p i18n:msg="" title="{w[0]}">{w[12]}</p>', '<p i18n:msg=""></p><p i18n:msg=""> </p>',
        f'<div i18n:choose="n; n"><p i18n:singular="">{w[8]} $n</p><p i18n:plural="">{w[9]} ${{n}}</p></div>', f'<div i18n:choose="one; n"><p i18n:singular="">{w[8]} $n</p><p i18n:plural="">{w[9]} ${{n}}</p></div>',
        f'<i18n:choose numeral="n" params="n"><i18n:singular>{w[8]} $n</i18n:singular><i18n:plural>{w[9]} ${{n}}</i18n:plural></i18n:choose>', f'<div i18n:domain="{w[10]}"><p i18n:msg="">{w[0]}</p><b>{w[0]}</b></div><p i18n:msg="">{w[0]}</p>',
        f'<p i18n:domain="{w[10]}" i18n:choose="n; n"><b i18n:singular="">{w[8]} $n</b><b i18n:plural="">{w[9]} ${{n}}</b></p>', f'<p i18n:comment="{w[4]}" i18n:msg="">{w[12]}</p><p i18n:comment="{w[3]}">{w[0]}</p>', f'<py:if test="n"><py:for each="x in items"><p i18n:msg="">{w[12]}</p></py:for></py:if>',
        '<p i18n:msg="n"><i py:for="x in items">$x</i> ${n}</p>', f'<div i18n:choose="n; n"><p i18n:singular="">{w[8]} <b>$n</b></p><p i18n:plural="">{w[9]} <b>${{n}}</b></p></div>', '<p i18n:msg="a"><b>${n}</b> [x] \\[y\\]</p>',
        '<div i18n:choose=""><p i18n:singular="">x</p><p i18n:plural="">y</p></div>', '<i18n:choose params="n"><p i18n:singular="">x</p></i18n:choose>',
    ]  # fmt: skip
    return plain, marked, catalogue, data


def translating(d: Draw):
    plain, marked, catalogue, data = messages(d)
    return [
        ["translated", {"sources": [localised(body)], "catalogue": catalogue, "data": data}] for body in plain + marked
    ]


def extracting(d: Draw):
    plain, marked, _, _ = messages(d)
    w, n = d.words(8), d.number()
    sources = [
        f"_('{w[0]}')", f"ngettext('{w[0]}', \"{w[1]}\", {n})", f"_({w[0]})", f"_('{w[0]}', *{w[1]})", f"_('{w[0]}', **{w[1]})", f"f(_('{w[0]}')) + _('{w[1]}')", f"[_('{w[0]}') for x in _('{w[1]}')]", f"_('{w[0]}' '{w[1]}é')",
        f"_(b'{w[0]}', {n})", f"{w[0]}._('{w[1]}')", f"dgettext('{w[2]}', '{w[3]}')", f"_('{w[4]}' % _('{w[5]}'))", f"{{'{w[0]}': _('{w[1]}')}}", f"_('{w[0]}') if _('{w[1]}') else gettext('{w[2]}')", f"ngettext(x, '{w[1]}', {n})",
    ]  # fmt: skip
    inside = [
        f"<p>${{_('{w[0]}')}} {w[1]}</p>",
        f"<?python x = gettext('{w[2]}')\ny = ngettext('{w[3]}', '{w[4]}', 2)?>",
        f'<p title="${{_(\'{w[5]}\')}} x" alt="{w[6]}" py:if="_(\'{w[7]}\')">x</p>',
        f"<p py:content=\"_('{w[0]}')\">x</p>",
    ]
    options = [
        {}, {"extract_text": "no"}, {"extract_text": "Yes", "ignore_tags": "b i"}, {"include_attrs": f"title {w[6]}"}, {"ignore_tags": "p", "include_attrs": "alt"}, {"template_class": "galley.template:SheetTemplate", "encoding": "utf-8"},
    ]  # fmt: skip
    whole = localised("\n".join([*plain, *inside[:3], f'<b {w[6]}="{w[7]}" title="{w[1]}">{w[2]} é</b>', *marked[:4]]))
    text = {"template_class": "galley.template:SlugTemplate", "encoding": "utf-8"}
    return [
        *(["extracted", {"sources": [localised(body)]}] for body in plain + marked[:-2] + inside),
        ["code_strings", {"sources": sources, "functions": ["_", "gettext", "ngettext", "dgettext"]}],
        *(
            ["extracted_by_options", {"source": whole, "keywords": ["_", "gettext", "ngettext"], "options": some}]
            for some in options
        ),
        [
            "extracted_by_options",
            {
                "source": f"${{_('{w[0]}')}}\n{{% if _('{w[1]}') %}}{w[2]}{{% end %}}",
                "keywords": ["_"],
                "options": text,
            },
        ],
    ]
