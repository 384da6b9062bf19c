# Mail addresses of the new domain
cat > migrate/rules/37_mail.py <<'END'
"""The same address, in the new domain."""


def apply(merge):
    for new in merge.people():
        before = new.old.first("mail") or new.old.first("brookMail")
        new.put("mail", before.partition("@")[0].lower() + "@alderbrook.test")
END
