# COMPLEX
cat > calc/functions/complexes.py <<'END'
"""Functions of complex numbers."""

import cmath
import math

from calc.complexes import parted, several, written
from calc.registry import function


@function("COMPLEX", "nn")
def complex_number(real, imaginary):
    return written(complex(real, imaginary))
END
