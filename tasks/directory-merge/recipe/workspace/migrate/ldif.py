"""LDIF (RFC 2849), as far as the exports use it."""

import base64


def parsed(text):
    """The entries: (dn, attributes), attributes a dict of lists of texts, with names as they are written."""
    entries = []
    for block in text.replace("\n ", "").split("\n\n"):
        dn, attributes = None, {}
        for line in block.split("\n"):
            if not line or line.startswith("#"):
                continue
            name, _, value = line.partition(":")
            if value.startswith(":"):
                value = base64.b64decode(value[1:].strip()).decode("utf-8")
            value = value.strip()
            if name == "dn":
                dn = value
            elif dn is not None:
                attributes.setdefault(name, []).append(value)
        if dn is not None:
            entries.append((dn, attributes))
    return entries


def _line(name, value):
    if value.isascii() and value.isprintable() and value[:1] not in (" ", ":", "<"):
        return f"{name}: {value}\n"
    return f"{name}:: {base64.b64encode(value.encode()).decode()}\n"


def written(entries):
    """The text of such entries."""
    blocks = []
    for dn, attributes in entries:
        lines = [_line("dn", dn)]
        lines += [_line(name, value) for name, values in attributes.items() for value in values]
        blocks.append("".join(lines))
    return "\n".join(blocks)
