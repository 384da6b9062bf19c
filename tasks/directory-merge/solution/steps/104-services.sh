# Accounts of services
cat > migrate/rules/85_services.py <<'END'
"""Accounts of services."""

import base64
import hashlib
import os

from migrate.merge import New


def apply(merge):
    for row in merge.tables["services"]:
        new = New("cn", row["name"], "ou=services", ["applicationProcess", "simpleSecurityObject"])
        salt = os.urandom(8)
        digest = hashlib.sha1(row["password"].encode() + salt).digest()
        new.put("userPassword", "{SSHA}" + base64.b64encode(digest + salt).decode())
        merge.entries.append(new)
END
