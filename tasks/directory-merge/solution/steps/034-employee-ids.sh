# Employee numbers tell the company
cat > migrate/rules/51_employee_ids.py <<'END'
"""Employee numbers tell the company."""


def apply(merge):
    for company, column in (("alder", "number"), ("brook", "no")):
        for new in merge.people(company):
            if new.row:
                new.put("abEmployeeId", f"{company[0].upper()}-{int(new.row[column]):05}")
END
