# IF
cat >> calc/functions/logic.py <<'END'


@function("IF", "b|xx")
def choice(condition, then=lambda: True, otherwise=lambda: False):
    return then() if condition else otherwise()
END
