# Truth values and errors that are written down
cat >> calc/syntax/literals.py <<'END'


@token(r"(?i:TRUE|FALSE)\b(?!\()")
def truth_value(word):
    return lambda sheet: word.upper() == "TRUE"


@token(r"#(N/A|DIV/0!|VALUE!|NUM!|REF!|NAME\?)")
def error(word):
    def fail(sheet):
        raise CellError(word)

    return fail
END
