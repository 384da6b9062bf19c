# The old names of entries are kept
cat > migrate/rules/18_former_dn.py <<'END'
"""Which entry somebody had."""


def apply(merge):
    for new in merge.people():
        new.put("abFormerDn", new.old.dn)
END
