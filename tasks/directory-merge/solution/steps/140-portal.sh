# The portal acts for people
cat > migrate/rules/86_portal.py <<'END'
"""The portal may act for people."""

from migrate.merge import BASE


def apply(merge):
    for new in merge.entries:
        if new.under == "ou=services" and new.first("cn") == "portal":
            new.put("authzTo", f"dn.onelevel:ou=people,{BASE}")
END
