# enzymes: restriction enzymes: what they recognise and where they cut
cat > sq/enzymes.py <<'END'
"""Restriction enzymes: what they recognise and where they cut."""

def read(text):
    """(name, site, cut of this strand, cut of the other) of each line."""
    for line in text.splitlines():
        name, site, _, _, _, forward, backward, *_ = line.split()
        yield name, site.upper(), int(forward), int(backward)
END
