# Who reported to somebody who left reports to the head
cat > migrate/rules/66_left_managers.py <<'END'
"""Nobody reports to somebody who has left."""


def apply(merge):
    for new in merge.people():
        manager = next(iter(new.all("manager")), None)
        if manager and manager.under == "ou=retired":
            unit = next(iter(new.all("abUnit")), None)
            new.put("manager", *(unit.all("manager") if unit else []))
END
