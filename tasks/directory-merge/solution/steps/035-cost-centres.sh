# Cost centres in six digits
cat > migrate/rules/52_cost_centres.py <<'END'
"""Digits alone, six of them."""


def apply(merge):
    for new in merge.people():
        digits = "".join(letter for letter in new.row.get("cost", "") if letter.isdigit())
        if digits:
            new.put("abCostCentre", digits.zfill(6))
END
