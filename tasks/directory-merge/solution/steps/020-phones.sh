# Phone numbers in the international form
cat > migrate/rules/17_phones.py <<'END'
"""Phone numbers begin with +44 and have no spaces."""


def form(phone):
    digits = phone.replace(" ", "")
    return "+44" + digits[1:] if digits.startswith("0") else digits


def apply(merge):
    for new in merge.people():
        new.put("telephoneNumber", *map(form, new.all("telephoneNumber")))
END
