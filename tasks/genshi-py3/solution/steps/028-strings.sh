# Strings are str
sed -i -E '/^def as_string/,/^def as_bool/s/unicode\(/str(/' galley/path.py
