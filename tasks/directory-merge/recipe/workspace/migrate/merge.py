"""What the rules work on."""

import csv

from migrate import ldif

BASE = "dc=alderbrook,dc=test"
ORDER = ("ou=units", "ou=services", "ou=people", "ou=retired")
"""What is loaded first, since something of the rest refers to it."""


def plain(dn):
    """A DN in the form by which two are compared."""
    return ",".join(part.strip() for part in dn.lower().split(","))


class Old:
    """An entry of an export: `dn`, and `values` (name -> list of texts)."""

    def __init__(self, dn, values):
        self.dn, self.values = dn, values

    def all(self, name):
        return self.values.get(name, [])

    def first(self, name):
        return next(iter(self.all(name)), "")


class New:
    """An entry of the merged tree.

    It is named by the first value of the attribute `naming`, below `under`. Values are texts or other new entries, which
    stand for their DNs; a list without values is not written. `old` is the exported entry that it was made of, if any; `row` is free for
    what a rule wants to tell later ones.
    """

    def __init__(self, naming, name, under, classes, old=None):
        self.naming, self.under, self.old, self.row = naming, under, old, {}
        self.values = {"objectClass": list(classes), naming: [name]}

    def all(self, name):
        return self.values.get(name, [])

    def first(self, name):
        return next(iter(self.all(name)), "")

    def put(self, name, *values):
        """Instead of what is there."""
        self.values[name] = list(values)

    def add(self, name, *values):
        """Those that aren't there yet."""
        have = self.values.setdefault(name, [])
        have += [value for value in dict.fromkeys(values) if value not in have]

    @property
    def dn(self):
        return f"{self.naming}={self.first(self.naming)},{self.under},{BASE}"


class Merge:
    """The exports, and the new entries.

    Attributes:
        alder, brook: the exported entries, `Old`.
        tables: the lists in CSV by name (`alder-hr`, `brook-hr`, `units`, `services`), each a list of dicts.
        entries: the new entries, `New`, in any order.
    """

    def __init__(self, exports):
        self.alder, self.brook = (
            [Old(*entry) for entry in ldif.parsed((exports / f"{name}.ldif").read_text(encoding="utf-8"))]
            for name in ("alder", "brook")
        )
        self.tables = {}
        for path in exports.glob("*.csv"):
            brook = path.stem == "brook-hr"
            with path.open(newline="", encoding="latin-1" if brook else "utf-8") as file:
                self.tables[path.stem] = list(csv.DictReader(file, delimiter=";" if brook else ","))
        self.entries = []
        self._instead = {}

    def drop(self, entry, instead=None):
        """An entry is not to be; whatever means it, means `instead`, or nothing."""
        self.entries.remove(entry)
        self._instead[entry] = instead

    def kept(self, entry):
        """The entry, or what stands for it; None if there is none."""
        while entry in self._instead:
            entry = self._instead[entry]
        return entry

    def of(self, dn):
        """What became of the exported entry with that DN; None if nothing did."""
        known = [*self.entries, *self._instead]
        return next((self.kept(one) for one in known if one.old is not None and plain(one.old.dn) == plain(dn)), None)

    def people(self, company=None):
        """The new entries of people, all or those made of one company's (`alder`, `brook`)."""
        old = {"alder": self.alder, "brook": self.brook}.get(company)
        people = [one for one in self.entries if "inetOrgPerson" in one.all("objectClass")]
        return [one for one in people if old is None or one.old in old]

    def groups(self):
        return [one for one in self.entries if "groupOfNames" in one.all("objectClass")]

    def finished(self):
        """(DN, attributes) of all entries, with texts for values."""
        for entry in sorted(self.entries, key=lambda one: (*ORDER, one.under).index(one.under)):
            values = {}
            for name, several in entry.values.items():
                kept = [value if isinstance(value, str) else self.kept(value) for value in several]
                texts = [value if isinstance(value, str) else value.dn for value in kept if value is not None]
                if texts:
                    values[name] = list(dict.fromkeys(texts))
            yield entry.dn, values
