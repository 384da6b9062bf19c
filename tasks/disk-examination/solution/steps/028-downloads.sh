# Downloads
cat > examine/stages/s26_downloads.py <<'END'
"""What was downloaded, and whether it is still there: `downloads.csv`."""

from urllib.parse import unquote

from examine import report


def run(case):
    rows = []
    for user, when, url, target in case["downloads"]:
        path = unquote(target.removeprefix("file://"))
        rows.append((user, when, url, path, case["hashes"].get((1, path), "")))
        case["events"].append((when, user, "download", path))
    report.write(case, "downloads", ["user", "time", "url", "path", "sha256"], rows)
END
