# Alder's groups name their members
cat > migrate/rules/70_alder_groups.py <<'END'
"""Alder's groups, whose members were logins."""

from migrate.merge import BASE, New


def apply(merge):
    people = {new.old.first("uid"): new for new in merge.people("alder")}
    for old in merge.alder:
        if "posixGroup" in old.all("objectClass"):
            new = New("cn", old.first("cn"), "ou=groups", ["groupOfNames"], old)
            new.put("member", *(people.get(uid, f"uid={uid},ou=people,{BASE}") for uid in old.all("memberUid")))
            merge.entries.append(new)
END
