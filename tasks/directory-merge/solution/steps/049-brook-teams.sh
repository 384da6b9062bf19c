# Brook's teams are groups
cat > migrate/rules/71_brook_teams.py <<'END'
"""Brook's teams, with the people in them."""

from migrate.merge import New, plain


def apply(merge):
    teams = {plain(old.dn) for old in merge.brook if "groupOfUniqueNames" in old.all("objectClass")}
    for old in merge.brook:
        if plain(old.dn) in teams:
            new = New("cn", old.first("cn"), "ou=groups", ["groupOfNames"], old)
            members = [dn for dn in old.all("uniqueMember") if plain(dn) not in teams]
            new.put("member", *(merge.of(dn) or dn for dn in members))
            merge.entries.append(new)
END
