# The first page
cat > transit/stages/s17_report.py <<'END'
"""The plan's first page: `report.csv`."""

from transit import files


def run(plan):
    later = {query: time for query, time in plan["delays"].items() if time not in ("lost", 0)}
    worst = min(later, key=lambda query: (-later[query], query)) if later else ""
    rows = [
        ("runs", len(plan["runs"][plan["day"]])),
        ("vehicles", len(plan["blocks"])),
        ("duties", len(plan["duties"])),
        ("paid", f"{sum(plan['paid'].values()):.4f}"),
        ("cost", f"{sum(plan['costs'].values()):.2f}"),
        ("withdrawn", plan["withdrawn"]),
        ("served", len(plan["delays"])),
        ("lost", list(plan["delays"].values()).count("lost")),
        ("delayed", len(later)),
        ("worst", worst),
    ]
    files.write(plan, "report", ["name", "value"], rows)
END
