"""A session: its inputs, and the tables that are written of it."""

import csv


class Session:
    """What the stages found so far is kept as attributes."""

    def __init__(self, folder):
        self.folder = folder
        self.reels = sorted((folder / "reels").glob("*.wav"))
        with (folder / "order.csv").open(encoding="utf-8", newline="") as file:
            self.order = {row["name"]: row["value"] for row in csv.DictReader(file)}
        self.out = folder / "out"
        self.out.mkdir(exist_ok=True)

    def table(self, name, header, rows):
        """Writes `out/NAME.csv`; the header is given as `a,b,c`."""
        with (self.out / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(header.split(","))
            writer.writerows(rows)
