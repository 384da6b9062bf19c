# A login that is taken gets the first number that is free
cat > migrate/rules/15_uid_clash.py <<'END'
"""Two can't have the same login."""


def apply(merge):
    taken = {new.first("uid") for new in merge.people("alder")}
    for new in sorted(merge.people("brook"), key=lambda new: int(new.old.first("brookNumber"))):
        wanted = uid = new.first("uid")
        number = 2
        while uid in taken:
            uid = f"{wanted}{number}"
            number += 1
        taken.add(uid)
        new.put("uid", uid)
END
