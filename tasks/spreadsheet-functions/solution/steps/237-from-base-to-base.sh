# From base to base
cat >> calc/functions/bases.py <<'END'


NAMES = {"BIN": 2, "OCT": 8, "HEX": 16}

for source, base in NAMES.items():
    for target, other in NAMES.items():
        if base != other:

            @function(f"{source}2{target}", "t|n")
            def converted(digits, least=0.0, base=base, other=other):
                return digits_of(value_of(digits, base), other, least)
END
