# The heads of units
cat > migrate/rules/62_heads.py <<'END'
"""Who leads a unit."""


def apply(merge):
    known = {new.first("abEmployeeId"): new for new in merge.people()}
    for unit in merge.entries:
        if unit.under == "ou=units" and unit.row["head"] in known:
            unit.put("manager", known[unit.row["head"]])
END
