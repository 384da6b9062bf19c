# Pictures
cat > examine/stages/s30_pictures.py <<'END'
"""Where and when pictures were taken: `pictures.csv`."""

from examine import report
from examine.exif import tags


def angle(place, sign, value):
    if value not in place:
        return ""
    degrees, minutes, seconds = place[value]
    whole = degrees + minutes / 60 + seconds / 3600
    return f"{-whole if place[sign] in 'SW' else whole:.5f}"


def run(case):
    rows = []
    for (volume, path), data in case["read"].items():
        found = tags(data) if data.startswith(b"\xff\xd8\xff") else None
        if found:
            main, camera, place = found
            day, time = camera[0x9003].split()
            rows.append((volume, path, f"{day.replace(':', '-')}T{time}", main[0x0110], angle(place, 1, 2), angle(place, 3, 4)))
    report.write(case, "pictures", ["volume", "path", "taken", "camera", "latitude", "longitude"], rows)
END
