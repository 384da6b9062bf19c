# Alder's staff become people
cat > migrate/rules/10_alder_people.py <<'END'
"""Alder's staff."""

from migrate.merge import New


def apply(merge):
    for old in merge.alder:
        if "inetOrgPerson" in old.all("objectClass"):
            new = New("uid", old.first("uid"), "ou=people", ["inetOrgPerson", "abPerson"], old)
            for name in ("cn", "sn", "givenName", "telephoneNumber", "roomNumber"):
                new.put(name, *old.all(name))
            new.put("abStatus", "active")
            merge.entries.append(new)
END
