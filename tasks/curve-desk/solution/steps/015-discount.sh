# The discount curves of both days
cat > desk/stages/s06_discount.py <<'END'
"""The discount curves of both days: `discount.csv`."""

from math import log

from desk import files
from desk.discount import bootstrapped


def run(desk):
    quotes = files.read(desk, "quotes")
    desk["quotes"] = {
        day: {row["quote"]: float(row[column]) for row in quotes}
        for day, column in zip(desk["days"], ("yesterday", "today"), strict=True)
    }
    desk["curves"], rows = {}, []
    for day in desk["days"]:
        rates = {name: quote / 100 for name, quote in desk["quotes"][day].items()}
        curve = desk["curves"][day] = bootstrapped(day, desk["instruments"][day], rates)
        for name, i in desk["instruments"][day].items():
            if i.curve == "discount":
                factor = curve.factor(i.end)
                zero = -log(factor) * 365 / (i.end - day).days
                rows.append((day, name, i.end, f"{factor:.10f}", f"{zero:.10f}"))
    files.write(desk, "discount", ["day", "quote", "date", "factor", "zero"], rows)
END
