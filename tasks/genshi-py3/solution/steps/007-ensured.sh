# Values become text in a stream
sed -i -E '/^def _ensure/,/^class Attrs/s/unicode\(/str(/' galley/core.py
