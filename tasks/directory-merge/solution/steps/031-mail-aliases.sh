# Old addresses still reach people
cat > migrate/rules/38_mail_aliases.py <<'END'
"""The address that somebody had."""


def apply(merge):
    for new in merge.people():
        before = new.old.first("mail") or new.old.first("brookMail")
        new.put("abMailAlias", before.lower())
END
