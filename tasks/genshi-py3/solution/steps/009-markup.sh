# Markup is a str
sed -i -E '/^class Markup/,/^def unescape/s/\bunicode\b/str/g' galley/core.py
