# Commands
cat > examine/stages/s21_commands.py <<'END'
"""What was typed: `commands.csv`."""

from examine import report
from examine.stages.s03_files import iso


def run(case):
    case["commands"], rows = {}, []
    for user, (_, home) in case["accounts"].items():
        data = case["read"].get((1, f"{home}/.bash_history"), b"").decode("utf-8", "replace").splitlines()
        given = [(int(mark[1:]), command) for mark, command in zip(data[::2], data[1::2])]
        case["commands"][user] = given
        rows += [(user, iso(when), command) for when, command in given]
        case["events"] += [(iso(when), user, "command", command) for when, command in given]
    report.write(case, "commands", ["user", "time", "command"], rows)
END
