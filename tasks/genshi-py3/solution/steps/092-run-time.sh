# Includes are found by their text
sed -i -E '/def _include/,$ s/basestring/str/' galley/template/base.py
