# LCM
cat >> calc/functions/integers.py <<'END'


@function("LCM", "a*")
def common_multiple(*values):
    return float(math.lcm(*map(int, numbers(values))))
END
