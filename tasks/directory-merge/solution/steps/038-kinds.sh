# Who is permanent, contractor or trainee
cat > migrate/rules/55_kinds.py <<'END'
"""The kind of employment."""


KINDS = {"P": "permanent", "C": "contractor", "T": "trainee", "perm": "permanent", "ext": "contractor", "trainee": "trainee"}


def apply(merge):
    for new in merge.people():
        if new.row.get("kind") in KINDS:
            new.put("employeeType", KINDS[new.row["kind"]])
END
