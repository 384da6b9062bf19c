# Days of hiring from two notations
cat > migrate/rules/53_hired.py <<'END'
"""Alder writes 2019-03-05, Brook 05.03.2019."""


def apply(merge):
    for new in merge.people():
        day = new.row.get("hired", "")
        parts = day.split("-") if "-" in day else day.split(".")[::-1]
        if len(parts) == 3:
            new.put("abHired", "".join(parts) + "000000Z")
END
