# Hashed passwords are kept
cat > migrate/rules/35_passwords.py <<'END'
"""Hashed passwords are kept as they are."""


def apply(merge):
    for new in merge.people():
        for value in new.old.all("userPassword"):
            if value.startswith("{"):
                new.add("userPassword", value)
END
