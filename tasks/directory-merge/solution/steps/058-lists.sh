# Mailing lists, with today's addresses
cat > migrate/rules/80_lists.py <<'END'
"""Mailing lists reach the same people by their new addresses."""

from migrate.merge import New


def apply(merge):
    known = {alias: new for new in merge.people() for alias in new.all("abMailAlias")}
    for old in merge.brook:
        if "brookList" in old.all("objectClass"):
            new = New("cn", old.first("cn"), "ou=lists", ["nisMailAlias"])
            for address in old.all("brookMember"):
                who = known.get(address.lower())
                if who is None or who.under == "ou=people":
                    new.add("rfc822MailMember", who.first("mail") if who else address)
            merge.entries.append(new)
END
