# MID
cat >> calc/functions/texts.py <<'END'


@function("MID", "tnn")
def middle(text, start, n):
    if start < 1:
        raise CellError("#VALUE!")
    return text[int(start) - 1 :][: counted(n)]
END
