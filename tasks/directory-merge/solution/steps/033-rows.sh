# Who is who in the personnel offices' lists
cat > migrate/rules/50_rows.py <<'END'
"""Finds everybody's row in the lists of the personnel offices."""


def apply(merge):
    for company, attribute, column in (("alder", "employeeNumber", "number"), ("brook", "brookNumber", "no")):
        rows = {int(row[column]): row for row in merge.tables[f"{company}-hr"]}
        for new in merge.people(company):
            new.row = rows.get(int(new.old.first(attribute)), {})
END
