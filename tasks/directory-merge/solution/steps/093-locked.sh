# Who was locked stays so
cat > migrate/rules/83_locked.py <<'END'
"""Who was locked at Brook stays so, until somebody unlocks the account."""


def apply(merge):
    for new in merge.people("brook"):
        if new.old.first("brookLocked") == "TRUE":
            new.put("pwdAccountLockedTime", "000001010000Z")
END
