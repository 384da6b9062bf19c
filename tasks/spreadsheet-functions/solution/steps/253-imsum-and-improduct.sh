# IMSUM and IMPRODUCT
cat >> calc/functions/complexes.py <<'END'


@function("IMSUM", "a*")
def total(*values):
    return written(sum(several(values), 0j))


@function("IMPRODUCT", "a*")
def product(*values):
    return written(math.prod(several(values), start=1 + 0j))
END
