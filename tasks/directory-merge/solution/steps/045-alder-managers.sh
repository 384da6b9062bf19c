# Alder's managers, by their new names
cat > migrate/rules/64_alder_managers.py <<'END'
"""Whom somebody of Alder reports to."""


def apply(merge):
    for new in merge.people("alder"):
        managers = [merge.of(dn) for dn in new.old.all("manager")]
        new.put("manager", *(one for one in managers if one))
END
