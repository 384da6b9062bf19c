# Sessions
cat > examine/stages/s16_sessions.py <<'END'
"""Who was logged in when: `sessions.csv`. A session ends with its line's end, or with the next start of the computer."""

import struct

from examine import report
from examine.stages.s03_files import iso


def records(data):
    """(type, line, user, host, time) of each record of wtmp or btmp."""
    for at in range(0, len(data), 384):
        kind, line, user, host, when = struct.unpack("<h6x32s4x32s256s8xi", data[at : at + 344])
        yield kind, *(text.split(b"\0")[0].decode() for text in (line, user, host)), when


def run(case):
    open_, rows, case["sessions"], case["events"] = {}, [], [], []

    def close(line, when):
        user, host, login = open_.pop(line)
        case["sessions"].append((user, login, when))
        rows.append((user, line, host, iso(login), iso(when) if when else ""))
        case["events"].append((iso(login), user, "login", host))
        if when:
            case["events"].append((iso(when), user, "logout", host))

    for kind, line, user, host, when in records(case["read"][1, "/var/log/wtmp"]):
        if kind == 2:
            for other in list(open_):
                close(other, when)
        elif kind == 7:
            open_[line] = (user, host, when)
        elif kind == 8 and line in open_:
            close(line, when)
    for line in list(open_):
        close(line, None)
    report.write(case, "sessions", ["user", "line", "host", "login", "logout"], rows)
END
