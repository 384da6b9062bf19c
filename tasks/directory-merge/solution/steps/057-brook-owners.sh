# The owners of Brook's teams
cat > migrate/rules/79_brook_owners.py <<'END'
"""The owners of Brook's teams."""


def apply(merge):
    for new in merge.groups():
        owners = [merge.of(dn) for dn in new.old.all("owner")] if new.old else []
        if owners:
            new.put("owner", *(one for one in owners if one and one.under == "ou=people"))
END
