# Teams that are members of teams
cat > migrate/rules/73_nested.py <<'END'
"""Teams that are members of teams."""


def apply(merge):
    for new in merge.groups():
        inner = [merge.of(dn) for dn in new.old.all("uniqueMember")]
        new.add("member", *(one for one in inner if one in merge.groups()))
END
