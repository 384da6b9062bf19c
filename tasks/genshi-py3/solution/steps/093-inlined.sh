# Includes are inlined by their text
sed -i -E '/def _prepare/,/def generate/s/basestring/str/' galley/template/base.py
