# A team with the name of a group gets -brook
cat > migrate/rules/72_group_clash.py <<'END'
"""Alder's groups keep a name that both had."""


def apply(merge):
    taken = {new.first("cn") for new in merge.groups() if new.old in merge.alder}
    for new in merge.groups():
        if new.old in merge.brook and new.first("cn") in taken:
            new.put("cn", new.first("cn") + "-brook")
END
