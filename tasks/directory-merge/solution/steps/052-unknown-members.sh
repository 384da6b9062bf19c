# Members whom nobody knows are left out
cat > migrate/rules/74_unknown_members.py <<'END'
"""Members that are no entry."""


def apply(merge):
    for new in merge.groups():
        new.put("member", *(one for one in new.all("member") if not isinstance(one, str)))
END
