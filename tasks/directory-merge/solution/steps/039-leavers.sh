# Who has left is retired and has no password
cat > migrate/rules/56_leavers.py <<'END'
"""Who left before the merge is retired."""


MERGED = "2026-10-01"


def apply(merge):
    for new in merge.people():
        day = new.row.get("left") or "-".join(new.row.get("leaves", "").split(".")[::-1])
        if day and day < MERGED:
            new.under = "ou=retired"
            new.put("abStatus", "retired")
            new.put("userPassword")
END
