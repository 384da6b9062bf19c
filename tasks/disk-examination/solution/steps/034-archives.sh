# Archives
cat > examine/stages/s31_archives.py <<'END'
"""Members of archives, whatever the archives are called: `archives.csv`."""

import io
import zipfile

from examine import report


def run(case):
    case["archives"], rows = {}, []
    for (volume, path), data in case["read"].items():
        if data.startswith(b"PK\3\4"):
            archive = zipfile.ZipFile(io.BytesIO(data))
            case["archives"][volume, path] = archive
            for member in archive.infolist():
                rows.append((volume, path, member.filename, member.file_size, "yes" if member.flag_bits & 1 else "no"))
    report.write(case, "archives", ["volume", "path", "member", "size", "encrypted"], rows)
END
