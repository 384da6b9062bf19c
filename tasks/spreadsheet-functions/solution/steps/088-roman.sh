# ROMAN
cat >> calc/functions/integers.py <<'END'


DIGITS = dict(M=1000, CM=900, D=500, CD=400, C=100, XC=90, L=50, XL=40, X=10, IX=9, V=5, IV=4, I=1)


@function("ROMAN", "n")
def roman(n):
    left, found = int(n), ""
    for digits, worth in DIGITS.items():
        found += digits * (left // worth)
        left %= worth
    return found
END
