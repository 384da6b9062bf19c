# CORREL and PEARSON
cat >> calc/functions/pairs.py <<'END'


for name in ("CORREL", "PEARSON"):

    @function(name, "aa")
    def correlation(one, two):
        _, _, _, first, second, both = paired(one, two)
        return both / math.sqrt(first * second)
END
