# Homes of each company in their own folder
cat > migrate/rules/33_homes.py <<'END'
"""Where somebody's files are."""


def apply(merge):
    for company in ("alder", "brook"):
        for new in merge.people(company):
            new.put("homeDirectory", f"/home/{company}/{new.first('uid')}")
END
