# The units of the merged company
cat > migrate/rules/60_units.py <<'END'
"""The units of the merged company."""

from migrate.merge import New


def apply(merge):
    for row in merge.tables["units"]:
        new = New("ou", row["code"], "ou=units", ["abDepartment"])
        new.put("description", row["name"])
        new.row = row
        merge.entries.append(new)
END
