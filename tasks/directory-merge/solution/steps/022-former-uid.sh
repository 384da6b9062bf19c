# Logins that changed are kept
cat > migrate/rules/19_former_uid.py <<'END'
"""Which login somebody had, if it is another now."""


def apply(merge):
    for new in merge.people():
        before = new.old.first("uid") or new.old.first("brookLogin")
        if before != new.first("uid"):
            new.put("abFormerUid", before)
END
