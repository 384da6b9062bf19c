# ASINH, ACOSH and ATANH
cat >> calc/functions/trigonometry.py <<'END'


for name, body in (("ASINH", math.asinh), ("ACOSH", math.acosh), ("ATANH", math.atanh)):
    function(name, "n")(body)
END
