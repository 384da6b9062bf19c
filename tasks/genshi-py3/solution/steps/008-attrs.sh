# Attributes are left out by one name
sed -i -E '/^class Attrs/,/^class Markup/s/basestring/str/' galley/core.py
