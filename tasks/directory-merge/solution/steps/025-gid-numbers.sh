# Numbers of their first groups
cat > migrate/rules/32_gid_numbers.py <<'END'
"""Alder's first groups move with its users."""


def apply(merge):
    for new in merge.people():
        if new.old.first("gidNumber"):
            new.put("gidNumber", str(int(new.old.first("gidNumber")) + 10000))
END
