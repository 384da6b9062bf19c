# Brook's phones and rooms get their usual names
cat > migrate/rules/13_brook_contacts.py <<'END'
"""Attributes that Brook called otherwise."""


def apply(merge):
    for new in merge.people("brook"):
        new.put("telephoneNumber", *new.old.all("brookPhone"))
        new.put("roomNumber", *new.old.all("brookRoom"))
END
