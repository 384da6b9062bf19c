# Badges from two ranges
cat > migrate/rules/54_badges.py <<'END'
"""Alder's numbers are decimal; Brook's are hexadecimal, and move up."""


def apply(merge):
    for new in merge.people("alder"):
        if new.row:
            new.put("abBadge", new.row["badge"])
    for new in merge.people("brook"):
        if new.row:
            new.put("abBadge", str(int(new.row["badge"], 16) + 100000))
END
