"""What the field book holds: `book.csv`."""

from survey import report


def run(job):
    job["instrument"] = {name: float(value) for name, value in report.read(job, "instrument")[0].items()}
    job["stations"] = {row["station"]: row for row in report.read(job, "stations")}
    job["observations"] = report.read(job, "observations")
    counts = [(name, sum(row["station"] == name for row in job["observations"])) for name in job["stations"]]
    report.write(job, "book", "station,readings", counts)
