# RANK.AVG
cat >> calc/functions/statistics.py <<'END'


@function("RANK.AVG", "na|n")
def rank_of_equals(x, area, ascending=0.0):
    return rank(x, area, ascending) + (numbers([area]).count(x) - 1) / 2
END
