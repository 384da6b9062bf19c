# SIN and COS
cat > calc/functions/trigonometry.py <<'END'
"""Functions of angles, and the hyperbolic ones."""

import math

from calc.registry import function

for name, body in (("SIN", math.sin), ("COS", math.cos)):
    function(name, "n")(body)

for name, body in (("SIN", math.sin), ("COS", math.cos)):
    function(name, "n")(body)
END
