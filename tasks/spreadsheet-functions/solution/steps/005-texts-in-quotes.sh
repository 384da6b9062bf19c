# Texts in quotes
cat > calc/syntax/literals.py <<'END'
"""Values that are written into a formula."""

import re

from calc.registry import token
from calc.values import Area, CellError


@token(r'"[^"]*"')
def quoted(word):
    return lambda sheet: word[1:-1]
END
