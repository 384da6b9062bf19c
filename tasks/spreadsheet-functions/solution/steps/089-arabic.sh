# ARABIC
cat >> calc/functions/integers.py <<'END'


@function("ARABIC", "t")
def arabic(digits):
    worth = [DIGITS[digit] for digit in digits.upper()]
    return float(sum(-one if one < after else one for one, after in zip(worth, [*worth[1:], 0], strict=True)))
END
