# Given name and surname of who has only a whole name
cat > migrate/rules/12_brook_names.py <<'END'
"""The surname is the last word."""


def apply(merge):
    for new in merge.people("brook"):
        given, _, surname = new.first("cn").rpartition(" ")
        new.put("givenName", given)
        new.put("sn", surname)
END
