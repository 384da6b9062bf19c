# Shells that there are
cat > migrate/rules/34_shells.py <<'END'
"""Shells that there are; anything else becomes the usual one."""


def apply(merge):
    for new in merge.people():
        shell = new.old.first("loginShell")
        new.put("loginShell", shell if shell in ("/bin/bash", "/bin/sh", "/bin/zsh") else "/bin/bash")
END
