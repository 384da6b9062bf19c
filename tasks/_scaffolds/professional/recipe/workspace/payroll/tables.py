"""Reads and writes tables in the current folder."""

import csv


def read(name):
    with open(f"{name}.csv", newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def write(name, columns, rows):
    with open(f"{name}.csv", "w", newline="", encoding="utf-8") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(columns)
        table.writerows(rows)
