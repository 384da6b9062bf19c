# Surname, given name, for lists
cat > migrate/rules/16_display_name.py <<'END'
"""How lists show somebody."""


def apply(merge):
    for new in merge.people():
        new.put("displayName", f"{new.first('sn')}, {new.first('givenName')}")
END
