# Who runs a group of Alder owns it
cat > migrate/rules/78_alder_owners.py <<'END'
"""The description of a group says who runs it."""


def apply(merge):
    people = {new.old.first("uid"): new for new in merge.people("alder") if new.under == "ou=people"}
    for new in merge.groups():
        said = new.old.first("description") if new.old else ""
        owner = people.get(said.removeprefix("Run by "))
        if owner:
            new.put("owner", owner)
END
