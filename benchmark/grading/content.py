"""What a tree holds of what a check read, as one digest: equal digests mean that the check read the same.

The kinds of reads are those of the examiner (`graders/examiner/reads.py`), who also takes Python sources apart,
since a parser should not meet hostile text in this process. Costs follow what changed: subtrees that were seen
before are not looked into again.
"""

import hashlib
import threading
from collections.abc import Callable, Collection, Mapping, Sequence

import pygit2

from benchmark.recorder.names import decode, encode

ALL = "all"
Pieces = Mapping[str, str]
"""function -> digest of its body, and `` -> digest of all else"""

_REGULAR = (0o100644, 0o100755)
_BATCH = 64


class Sources:
    """The pieces of every Python source that was met, by content; shared by the rooms of a trial."""

    def __init__(self) -> None:
        self._pieces: dict[str, Pieces] = {}
        self._lock = threading.Lock()

    def get(self, blob: str) -> Pieces | None:
        """The pieces of a content; None if nobody took it apart yet."""
        with self._lock:
            return self._pieces.get(blob)

    def learn(self, blob: str, pieces: Pieces) -> None:
        """Keep what the examiner said."""
        with self._lock:
            self._pieces[blob] = pieces


class Content:
    """Fingerprints of the trees of one repository.

    Args:
        repository: not shared with another thread.
        sources: the pieces that are known.
        survey: has the examiner take the sources at these paths of a tree apart; see `CleanRoom.survey`.
    """

    def __init__(
        self,
        repository: pygit2.Repository,
        sources: Sources,
        survey: Callable[[str, Sequence[str]], Mapping[str, Pieces]],
    ) -> None:
        self._repository = repository
        self._sources = sources
        self._survey = survey
        self._digests: dict[tuple[str, str], str] = {}
        self._surveyed: set[str] = set()
        self._found: dict[tuple[str, frozenset[str]], str] = {}

    def fingerprint(self, tree: str, reads: frozenset[str]) -> str:
        """The digest of what `reads` are on `tree`."""
        if ALL in reads:
            return tree
        key = (tree, reads)
        if key not in self._found:
            total = hashlib.sha256()
            for read in sorted(reads):
                total.update(f"{read}\0{self._value(tree, read)}\0".encode("utf-8", "surrogateescape"))
            self._found[key] = total.hexdigest()
        return self._found[key]

    def _value(self, tree: str, read: str) -> str:
        kind, _, rest = read.partition(" ")
        if kind == "names":
            return self._digest(tree, "names")
        if kind == "code":
            self._take_apart(tree)
            return self._digest(tree, "code")
        if kind == "file":
            entry = self._entry(tree, rest)
            return "absent" if entry is None else f"{entry.filemode:o} {entry.id}"
        if kind == "body":
            self._take_apart(tree)
            path, _, name = rest.partition("::")
            entry = self._entry(tree, path)
            pieces = None if entry is None else self._sources.get(str(entry.id))
            return "absent" if pieces is None else pieces.get(name, "absent")
        return tree  # a kind that is not known here could be anything

    def _entry(self, tree: str, path: str) -> pygit2.Object | None:
        found: pygit2.Object = self._repository[tree]
        for part in path.encode("utf-8", "surrogateescape").split(b"/"):
            if not isinstance(found, pygit2.Tree):
                return None
            try:
                found = found[encode(part).decode("utf-8", "surrogateescape")]
            except (KeyError, ValueError):
                return None
        return found

    def _digest(self, tree: str, kind: str) -> str:
        """Of all entries below a tree: their names, or also their code."""
        key = (tree, kind)
        if key not in self._digests:
            total = hashlib.sha256()
            found = self._repository[tree]
            for entry in found if isinstance(found, pygit2.Tree) else ():
                value = self._digest(str(entry.id), kind) if isinstance(entry, pygit2.Tree) else ""
                if kind == "code" and not value:
                    pieces = self._sources.get(str(entry.id)) if _is_source(entry) else None
                    value = str(entry.id) if pieces is None else pieces[""]
                total.update(b"%s\0%o\0%s\0" % (entry.raw_name or b"", entry.filemode, value.encode()))
            self._digests[key] = total.hexdigest()
        return self._digests[key]

    def _take_apart(self, tree: str) -> None:
        """Have every source below a tree in pieces."""
        if tree in self._surveyed:
            return
        unknown: dict[str, str] = {}
        seen: set[str] = set()
        self._unknown(tree, b"", unknown, seen)
        paths = list(unknown.values())
        for first in range(0, len(paths), _BATCH):
            found = self._survey(tree, paths[first : first + _BATCH])
            for blob, path in list(unknown.items())[first : first + _BATCH]:
                # What the examiner could not take apart is one piece.
                self._sources.learn(blob, found.get(path) or {"": blob})
        self._surveyed |= seen

    def _unknown(self, tree: str, prefix: bytes, found: dict[str, str], seen: set[str]) -> None:
        """Blob -> path of the sources below a tree that nobody took apart yet."""
        seen.add(tree)
        folder = self._repository[tree]
        for entry in folder if isinstance(folder, pygit2.Tree) else ():
            path = prefix + decode(entry.raw_name or b"")
            identity = str(entry.id)
            if isinstance(entry, pygit2.Tree):
                if identity not in seen and identity not in self._surveyed:
                    self._unknown(identity, path + b"/", found, seen)
            elif _is_source(entry) and self._sources.get(identity) is None:
                try:
                    found[identity] = path.decode("utf-8")
                except UnicodeDecodeError:
                    self._sources.learn(identity, {"": identity})


def _is_source(entry: pygit2.Object) -> bool:
    return entry.filemode in _REGULAR and (entry.raw_name or b"").endswith(b".py")


def reads_of(told: Collection[str] | None) -> frozenset[str]:
    """Reads as a key; what is not known is the whole tree."""
    return frozenset(told) if told else frozenset({ALL})
