# GAMMAINV
cat >> calc/functions/tails.py <<'END'


@function("GAMMAINV", "nnn")
def gamma_quantile(p, shape, scale):
    return scale * turned(lambda x: gamma_share(shape, x), p, 0.0, 100 * shape + 100)
END
