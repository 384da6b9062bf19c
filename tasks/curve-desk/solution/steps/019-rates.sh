# Quotes as rates
cat > desk/stages/s08_rates.py <<'END'
"""Quotes as rates: `rates.csv`."""

from desk import files
from desk.futures import rate


def run(desk):
    desk["volatility"] = float(desk["settings"]["volatility"])
    desk["rates"] = {
        day: {name: rate(day, desk["instruments"][day][name], quote, desk["volatility"]) for name, quote in all_.items()}
        for day, all_ in desk["quotes"].items()
    }
    rows = [(day, name, f"{r:.10f}") for day, all_ in desk["rates"].items() for name, r in all_.items()]
    files.write(desk, "rates", ["day", "quote", "rate"], rows)
END
