# Joined texts
cat >> calc/syntax/operators.py <<'END'


@binary("&", 30)
def joined(left, right):
    return text(left) + text(right)
END
