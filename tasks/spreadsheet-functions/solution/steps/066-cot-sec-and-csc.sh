# COT, SEC and CSC
cat >> calc/functions/trigonometry.py <<'END'


for name, body in (("COT", math.tan), ("SEC", math.cos), ("CSC", math.sin)):
    function(name, "n")(lambda x, body=body: 1 / body(x))
END
