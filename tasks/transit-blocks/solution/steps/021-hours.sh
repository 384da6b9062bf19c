# Paid hours
cat > transit/stages/s11_hours.py <<'END'
"""What drivers are paid for: `hours.csv`."""

from transit import files


def run(plan):
    rules, plan["paid"], rows = plan["rules"], {}, []
    for duty, (work, pause, night) in plan["work"].items():
        counted = work + (pause if pause < int(rules["long_break"]) else 0)
        basic, overtime = max(counted, int(rules["guarantee"])), max(0, counted - int(rules["overtime_after"]))
        extra = overtime * float(rules["overtime_share"]) + night * float(rules["night_share"])
        plan["paid"][duty] = (basic + extra) / 3600
        rows.append((duty, basic, overtime, f"{plan['paid'][duty]:.4f}"))
    files.write(plan, "hours", ["duty", "basic", "overtime", "paid"], rows)
END
