# Brook's bosses, from the personnel office
cat > migrate/rules/65_brook_bosses.py <<'END'
"""Whom somebody of Brook reports to: a number in the list."""


def apply(merge):
    numbers = {int(old.first("brookNumber")): old for old in merge.brook if old.first("brookNumber")}
    for new in merge.people("brook"):
        boss = numbers.get(int(new.row.get("boss") or 0))
        if boss and merge.of(boss.dn):
            new.put("manager", merge.of(boss.dn))
END
