# Numbers of users from two ranges
cat > migrate/rules/31_uid_numbers.py <<'END'
"""Each company has its range of user numbers."""


def apply(merge):
    for new in merge.people("alder"):
        new.put("uidNumber", str(int(new.old.first("uidNumber")) + 10000))
    for new in merge.people("brook"):
        new.put("uidNumber", str(int(new.old.first("brookNumber")) + 50000))
END
