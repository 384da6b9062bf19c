# Passwords in clear text are hashed
cat > migrate/rules/36_clear_passwords.py <<'END'
"""Passwords that were never hashed are hashed now."""

import base64
import hashlib
import os


def apply(merge):
    for new in merge.people():
        for value in new.old.all("userPassword"):
            if not value.startswith("{"):
                salt = os.urandom(8)
                digest = hashlib.sha1(value.encode() + salt).digest()
                new.add("userPassword", "{SSHA}" + base64.b64encode(digest + salt).decode())
END
