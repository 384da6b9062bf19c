# Attributes are extracted
sed -i -E '/def _extract_attrs/,/^class/s/basestring/str/' galley/filters/i18n.py
