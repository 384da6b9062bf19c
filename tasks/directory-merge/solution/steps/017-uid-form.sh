# Logins are lower case letters and digits
cat > migrate/rules/14_uid_form.py <<'END'
"""The form of logins."""


def apply(merge):
    for new in merge.people():
        new.put("uid", "".join(letter for letter in new.first("uid").lower() if letter.isalnum()))
END
