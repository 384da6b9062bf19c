# YEARFRAC
cat >> calc/functions/dates.py <<'END'


@function("YEARFRAC", "nn|n")
def part_of_year(start, end, basis=0.0):
    if basis in (2, 3):
        return abs(end - start) / (360 if basis == 2 else 365)
    return thirties(date_of(start), date_of(end), basis == 4) / 360
END
