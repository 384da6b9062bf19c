# TRUE and FALSE as functions
cat >> calc/functions/logic.py <<'END'


for name, value in (("TRUE", True), ("FALSE", False)):
    function(name, "")(lambda value=value: value)
END
