# BASE
cat >> calc/functions/integers.py <<'END'


@function("BASE", "nn|n")
def in_base(n, base, least=0.0):
    left, found = int(n), ""
    while left:
        left, digit = divmod(left, int(base))
        found = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[digit] + found
    return found.rjust(int(least), "0")
END
