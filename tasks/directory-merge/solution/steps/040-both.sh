# Who worked for both has one entry
cat > migrate/rules/57_both.py <<'END'
"""Who worked for both companies keeps the entry of Alder."""


def ident(new):
    return new.row.get("ident", "").replace(" ", "").lower()


def apply(merge):
    known = {ident(new): new for new in merge.people("alder") if ident(new)}
    for new in merge.people("brook"):
        other = known.get(ident(new))
        if other:
            other.add("abFormerDn", new.old.dn)
            other.add("abFormerUid", new.old.first("brookLogin"))
            other.add("abMailAlias", new.old.first("brookMail").lower())
            merge.drop(new, other)
END
