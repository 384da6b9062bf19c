# SEARCH
cat >> calc/functions/texts.py <<'END'


def wild(pattern):
    """A regular expression for a text with wildcards."""
    found = ""
    for mark, plain in re.findall(r"(~?)(.)", pattern, re.S):
        found += re.escape(plain) if mark else {"?": ".", "*": ".*"}.get(plain, re.escape(plain))
    return re.compile(found, re.I | re.S)


@function("SEARCH", "tt|n")
def searched(what, text, start=1.0):
    match = wild(what).search(text, int(start) - 1)
    if not match:
        raise CellError("#VALUE!")
    return match.start() + 1.0
END
