# LEFT
cat >> calc/functions/texts.py <<'END'


def counted(n):
    if n < 0:
        raise CellError("#VALUE!")
    return int(n)


@function("LEFT", "t|n")
def front(text, n=1.0):
    return text[: counted(n)]
END
