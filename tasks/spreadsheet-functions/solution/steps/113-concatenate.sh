# CONCATENATE
cat >> calc/functions/texts.py <<'END'


@function("CONCATENATE", "t*")
def concatenated(*texts):
    return "".join(texts)
END
