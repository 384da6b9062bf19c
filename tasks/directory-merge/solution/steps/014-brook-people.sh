# Brook's personnel become people
cat > migrate/rules/11_brook_people.py <<'END'
"""Brook's personnel, in the order of their numbers."""

from migrate.merge import New


def apply(merge):
    found = [old for old in merge.brook if "brookEmployee" in old.all("objectClass")]
    for old in sorted(found, key=lambda old: int(old.first("brookNumber"))):
        new = New("uid", old.first("brookLogin"), "ou=people", ["inetOrgPerson", "abPerson"], old)
        new.put("cn", *old.all("cn"))
        new.put("abStatus", "active")
        merge.entries.append(new)
END
