# LOGEST
cat >> calc/functions/matrices.py <<'END'


@function("LOGEST", "aa")
def curve(ys, xs):
    return Area([list(map(math.exp, fitted(list(map(math.log, ys.values())), xs.values())))])
END
