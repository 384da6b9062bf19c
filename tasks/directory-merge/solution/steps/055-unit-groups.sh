# A group of each unit
cat > migrate/rules/77_unit_groups.py <<'END'
"""Everybody active in a unit."""

from migrate.merge import New


def apply(merge):
    for unit in [new for new in merge.entries if new.under == "ou=units"]:
        members = [new for new in merge.people() if unit in new.all("abUnit") and new.first("abStatus") == "active"]
        if members:
            new = New("cn", "unit-" + unit.first("ou").lower(), "ou=groups", ["groupOfNames"])
            new.put("member", *members)
            new.put("owner", *unit.all("manager"))
            merge.entries.append(new)
END
