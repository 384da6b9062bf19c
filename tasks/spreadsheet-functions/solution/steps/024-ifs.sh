# IFS
cat >> calc/functions/logic.py <<'END'


@function("IFS", "xx*")
def first_true(*pairs):
    for condition, value in zip(pairs[::2], pairs[1::2], strict=True):
        if truth(condition()):
            return value()
    raise CellError("#VALUE!")
END
