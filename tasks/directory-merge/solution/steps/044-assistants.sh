# The assistants of units
cat > migrate/rules/63_assistants.py <<'END'
"""Who assists in a unit."""


def apply(merge):
    known = {new.first("abEmployeeId"): new for new in merge.people()}
    for unit in merge.entries:
        if unit.under == "ou=units" and unit.row["assistant"] in known:
            unit.put("secretary", known[unit.row["assistant"]])
END
