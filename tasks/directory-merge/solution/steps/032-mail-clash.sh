# An address that Alder has gets .brook
cat > migrate/rules/39_mail_clash.py <<'END'
"""Alder's people keep an address that both had."""


def apply(merge):
    taken = {new.first("mail") for new in merge.people("alder")}
    for new in merge.people("brook"):
        if new.first("mail") in taken:
            local, _, domain = new.first("mail").partition("@")
            new.put("mail", f"{local}.brook@{domain}")
END
