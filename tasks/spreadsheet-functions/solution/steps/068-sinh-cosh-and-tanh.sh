# SINH, COSH and TANH
cat >> calc/functions/trigonometry.py <<'END'


for name, body in (("SINH", math.sinh), ("COSH", math.cosh), ("TANH", math.tanh)):
    function(name, "n")(body)
END
