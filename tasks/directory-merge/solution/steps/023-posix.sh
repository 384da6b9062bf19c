# Everybody has an account
cat > migrate/rules/30_posix.py <<'END'
"""Everybody has an account, as the export has it, or nearly."""


def apply(merge):
    for new in merge.people():
        new.add("objectClass", "posixAccount")
        new.put("uidNumber", new.old.first("uidNumber") or new.old.first("brookNumber"))
        new.put("gidNumber", new.old.first("gidNumber") or "50000")
        new.put("homeDirectory", new.old.first("homeDirectory") or "/nowhere")
END
