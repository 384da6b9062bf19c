"""Questions about streams: values, reading, writing, building and paths."""

from draws import Draw, escaped

BOOLEANS = ("autofocus", "readonly", "required", "formnovalidate", "checked", "disabled", "selected", "ismap")


def values(d: Draw):
    pairs = [[name, d.text()] for name in d.words(3)]
    entities = f"<b>{d.word()} &amp; &eacute;{d.word()}</b>&hellip;\n&#{d.rng.randint(160, 900)};&#x{d.rng.randint(160, 900):x}; &lt;{d.word()} &nosuch; <i"
    markup = {
        "text": f"<b>{escaped(d.text())}</b>",
        "other": d.text(),
        "number": d.number(),
        "items": [d.text(), d.text()],
    }
    return [
        ["markup", markup],
        ["entities", {"text": entities}],
        ["entities", {"text": entities + "> <!-- x --> " + d.text()}],
        ["names", {"uri": f"http://{d.word()}.example/{d.word()}", "name": d.word()}],
        ["attributes", {"pairs": pairs, "more": [[d.word(), d.text()], [pairs[1][0], d.word()]], "name": pairs[1][0]}],
        ["values_in_streams", {"values": [d.number(), d.text(), d.number() / 8, None]}],
        ["values_in_streams", {"values": []}],
    ]


def document(d: Draw, tags: list[str], names: list[str]) -> str:
    """An XML document of those tags and attributes, with something of everything."""
    a, b, c = tags
    x, y = names
    number = d.number
    return (
        f'<{a} {x}="{number()}" xmlns:p="urn:{x}">\n  <!-- {d.word()} -->\n  <{b} {x}="{number()}" {y}="{escaped(d.text())}">'
        f'{escaped(d.text())}<{c}/>{d.word()}</{b}>\n  <?{d.word()} {d.word()}="1"?>\n  <p:{b} p:{x}="{number()}" {y}="{d.word()}">'
        f"<![CDATA[{d.text()}]]></p:{b}>\n  <{c} {y}=\"{number()}\">{number()}</{c}><{c} {x}='{number()}'>{d.word()}<{b}>{number()}"
        f"</{b}></{c}>\n  <{b}>{d.word()} {d.word()}</{b}>\n</{a}>"
    )


def reading(d: Draw):
    tags, names = d.words(3), d.words(2)
    whole = document(d, tags, names)
    declared = (
        f'<?xml version="1.0" standalone="yes"?>\n<!DOCTYPE {tags[0]} PUBLIC "{d.word()}" "{d.word()}.dtd">\n{whole}'
    )
    entities = f"<{tags[0]}>&nbsp;{d.word()}&hellip;&eacute;&#233;</{tags[0]}>"
    doctype = f'<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">{entities}'
    broken = [f"<{tags[0]}><{tags[1]}></{tags[0]}>", f"<{tags[0]}>&{d.word()};</{tags[0]}>", f"\n<{tags[0]} a=b/>", ""]
    page = (
        f'<!DOCTYPE html><html><body><p class="{d.word()}" hidden>{escaped(d.text())}<br><img src=x alt="&eacute;&{d.word()};">'
        f"{d.word()}&nbsp;&#{d.number()}65;&#x{d.number()}e9;<b>{d.word()}<i>{d.word()}</b></p><ul><li>{d.text(special=False)}<li>{d.word()}"
        f"</ul><?php {d.word()}?><?{d.word()}?><!-- {d.word()} --><input checked></body>"
    )
    plain = f'<a x="1">{d.word()}<b>{d.text(special=False)}</b>{d.word()}<c y="{d.word()}"/> {d.word()}</a>'
    return [
        *(
            ["xml", {"text": text, "filename": d.word() + ".xml", "encoding": "utf-8"}]
            for text in (whole, declared, entities, doctype)
        ),
        ["xml", {"text": plain, "filename": None, "encoding": "iso-8859-1"}],
        *(["xml", {"text": text, "filename": "broken.xml", "encoding": "utf-8"}] for text in broken),
        ["html", {"text": page, "encoding": "utf-8"}],
        ["html", {"text": f"<p>{d.text(special=False)}<p>{d.word()}</div>", "encoding": "iso-8859-1"}],
        ["broken_html", {"text": f"<p>{d.word()}é</p>"}],
        ["elementtree", {"text": plain}],
        ["elementtree", {"text": whole.replace("&", "&amp;").replace("&amp;amp;", "&amp;")}],
    ]


def writing(d: Draw):
    tags, names = d.words(3), d.words(2)
    whole = document(d, tags, names)
    booleans = list(BOOLEANS)
    d.rng.shuffle(booleans)
    flags = " ".join(f'{name}="{d.word()}"' for name in booleans)
    page = (
        '<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en"><head><meta charset="x"/><script>a &lt; b</script></head>'
        f"<body><input {flags}/><p></p><br/>\n\n\n  <pre>  {d.word()}\n\n\n</pre> "
        f'<textarea> {d.word()}  \n</textarea>{escaped(d.text())}   \n\n  <div title="{escaped(d.text())}"/><svg xmlns="urn:svg"/></body></html>'
    )
    asked = [
        ["written", {"text": text, "options": {"strip_whitespace": strip}}]
        for text in (whole, page)
        for strip in (True, False)
    ]
    return [
        *asked,
        ["doctypes", {"text": page, "doctypes": ["html", "html5", "xhtml-frameset", "xhtml11", "svg", d.word()]}],
        ["generated_prefixes", {"uris": [f"urn:{word}" for word in d.words(3)], "name": d.word(), "value": d.text()}],
        ["text", {"text": d.text(), "markup": f"<b>{escaped(d.text())}&eacute;</b>"}],
    ]


def building(d: Draw):
    return [
        ["built", {"name": d.word(), "text": d.text(), "number": d.number(), "names": d.words(3)}],
        ["built", {"name": d.word(), "text": d.word(), "number": -d.number(), "names": [d.text(), d.text()]}],
    ]


def paths(d: Draw):
    (a, b, c), (x, y) = tags, names = d.words(3), d.words(2)
    whole, word, n = document(d, tags, names), d.word(), d.number()
    asked = [
        b, f"{c}/{b}", f"//{b}", f".//{c}", "*", "text()", f"{b}/text()", f"@{x}", f"*/@{y}", f"//@{x}", f"{b}[1]", f"{c}[2]",
        f'{c}[@{x}]', f'{b}[@{y}]/text()', f"*[@{x}>{n}]", f"{c}[{b}]", "comment()", "processing-instruction()", "node()",
        f"{b}|{c}", f"p:{b}", f"p:{b}/@p:{x}", f"//@p:{x}", "p:*", f"*[local-name()='{b}']", f"*[name()='{c}']", "@*", "*/@*",
        f"descendant::{b}", f"child::{c}/descendant-or-self::*", f"self::{a}", f"attribute::{x}", "*[position()=2]",
        f"*[not(@{x})]", f"*[@{x} and @{y}]", f"*[@{x} or @{y}]", f'*[contains(., "{word}")]', f"{b}[string-length(@{y})>{n}]",
        f'*[starts-with(@{y}, $start)]', "*[@none=$none]", f"{b}[concat('{word}', {n})='{word}{n}']", f"{b}[substring('{word}', 1, 2)='{word[1:-2]}']",
        f"*[substring('{word}', 2)='{word[2:]}']", f"{b}[translate(@{y}, '{word[:2]}', 'xy')!='{word}']", f"{c}[round({n}.6)={n + 1}]",
        f"{b}[normalize-space(' {word}  {word} ')='{word} {word}']", f"{c}[floor({n}.6)={n}]", f"{c}[ceiling({n}.2)={n + 1}]", f"{c}[number('{n}')={n}]",
        f"{c}[boolean(@{x})]", f"{b}[string-length('{word}')={len(word)}]", f"{b}[matches('{word}', '^{word[0]}')]", f"*[namespace-uri()='urn:{x}']",
        f"{b}[true()]", f"{b}[false()]", f"*[@{x}={n}]", f"*[@{y}!='{word}']", f"{b}[", "//", f"{c}[$number]", f"concat('{word}', {n})", f"{b}[string(@{x})]",
        f"{b}[substring-after('{word}', '{word[1]}')='{word[2:]}']", f"{b}[substring-before('{word}', '{word[2]}')='{word[:2]}']", f"*[@{y}<{n} or @{x}>={n}]",
    ]  # fmt: skip
    return [
        [
            "selected",
            {
                "text": whole,
                "paths": asked,
                "namespaces": {"p": f"urn:{x}"},
                "variables": {"start": "", "none": word, "number": 2},
            },
        ]
    ]
