# Groups with nobody in them aren't carried over
cat > migrate/rules/76_empty_groups.py <<'END'
"""Groups that are empty, or have none but such groups."""


def apply(merge):
    while empty := [new for new in merge.groups() if not new.all("member")]:
        for gone in empty:
            merge.drop(gone)
        for new in merge.groups():
            new.put("member", *(one for one in new.all("member") if one not in empty))
END
