# Patterns are given as text
sed -i -E '/^class SubstituteTransformation/,$ s/basestring/str/' galley/filters/transform.py
