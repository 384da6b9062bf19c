# UNICHAR and UNICODE
cat >> calc/functions/texts.py <<'END'


for name, kinds, body in (("UNICHAR", "n", character), ("UNICODE", "t", code)):
    function(name, kinds)(body)
END
