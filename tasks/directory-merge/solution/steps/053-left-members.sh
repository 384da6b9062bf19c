# Who has left is in no group
cat > migrate/rules/75_left_members.py <<'END'
"""Who has left is in no group."""


def apply(merge):
    for new in merge.groups():
        members = new.all("member")
        new.put("member", *(one for one in members if isinstance(one, str) or one.under != "ou=retired"))
END
