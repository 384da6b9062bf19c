# Passwords that were in clear text have to be changed
cat > migrate/rules/82_must_change.py <<'END'
"""What stood in clear text somewhere is no secret."""


def apply(merge):
    for new in merge.people():
        if new.under == "ou=people" and any(value[:1] != "{" for value in new.old.all("userPassword")):
            new.put("pwdReset", "TRUE")
END
