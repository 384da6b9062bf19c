# ASIN and ACOS
cat >> calc/functions/trigonometry.py <<'END'


for name, body in (("ASIN", math.asin), ("ACOS", math.acos)):
    function(name, "n")(body)
END
