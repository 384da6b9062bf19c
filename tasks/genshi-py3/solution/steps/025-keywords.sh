# Keywords become attributes of text
sed -i -E '/^def _kwargs_to_attrs/,/^class/s/unicode\(/str(/' galley/builder.py
