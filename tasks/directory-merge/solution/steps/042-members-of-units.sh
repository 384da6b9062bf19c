# Everybody's unit, whatever it was called
cat > migrate/rules/61_members_of_units.py <<'END'
"""Everybody's unit, by what its company called it."""


def apply(merge):
    units = [new for new in merge.entries if new.under == "ou=units"]
    for company in ("alder", "brook"):
        known = {name: unit for unit in units for name in unit.row[company].split("|")}
        for new in merge.people(company):
            if new.row.get("unit") in known:
                new.put("abUnit", known[new.row["unit"]])
END
