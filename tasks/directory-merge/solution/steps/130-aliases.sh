# The names that Brook's people had lead to them
cat > migrate/rules/90_aliases.py <<'END'
"""Who looks for a person's old name at Brook is led to the person."""

from migrate.merge import New


def apply(merge):
    for old in merge.brook:
        new = merge.of(old.dn)
        if "brookEmployee" in old.all("objectClass") and new and new.under == "ou=people":
            alias = New("cn", old.first("cn"), "ou=former", ["alias", "extensibleObject"])
            alias.put("aliasedObjectName", new)
            merge.entries.append(alias)
END
