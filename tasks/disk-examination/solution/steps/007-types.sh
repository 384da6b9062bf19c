# Signatures
cat > examine/stages/s06_types.py <<'END'
"""Files that are not what their names say: `types.csv`."""

from pathlib import PurePosixPath

from examine import report

SIGNATURES = {
    "jpeg": b"\xff\xd8\xff", "png": b"\x89PNG\r\n\x1a\n", "zip": b"PK\3\4", "gzip": b"\x1f\x8b",
    "sqlite": b"SQLite format 3\0", "pdf": b"%PDF-",
}  # fmt: skip
SUFFIXES = {".jpg": "jpeg", ".jpeg": "jpeg", ".gz": "gzip", **{f".{kind}": kind for kind in ("png", "zip", "sqlite", "pdf")}}


def kind(data):
    """The kind of file that the first bytes tell."""
    return next((name for name, mark in SIGNATURES.items() if data.startswith(mark)), "none")


def run(case):
    rows = []
    for (volume, path), data in case["read"].items():
        claimed = SUFFIXES.get(PurePosixPath(path).suffix.lower(), "none")
        if claimed != kind(data):
            rows.append((volume, path, claimed, kind(data)))
    report.write(case, "types", ["volume", "path", "claimed", "found"], rows)
END
