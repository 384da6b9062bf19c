# Arrays in braces
cat >> calc/syntax/literals.py <<'END'


@token(r'\{(?:"[^"]*"|[^"}])*\}')
def array(word):
    rows = [[]]
    for item, mark in re.findall(r'("[^"]*"|[^",;]+)([,;]?)', word[1:-1]):
        item = item.strip()
        if item.startswith('"'):
            rows[-1].append(item[1:-1])
        else:
            rows[-1].append(item.upper() == "TRUE" if item[0] in "TtFf" else float(item))
        if mark == ";":
            rows.append([])
    return lambda sheet: Area(rows)
END
