# INDIRECT
cat >> calc/functions/lookup.py <<'END'


@function("INDIRECT", "t")
def indirect(word):
    def found(sheet):
        return area(sheet, word.replace("$", ""))

    if not re.fullmatch(r"\$?[A-Za-z]{1,2}\$?\d+(:\$?[A-Za-z]{1,2}\$?\d+)?", word):
        raise CellError("#REF!")
    return found
END
