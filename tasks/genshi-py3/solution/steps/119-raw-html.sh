# Patterns of styles are raw strings
sed -i -E 's/u\x27\[Uu\]\[Rr.u0280\]\[Ll.u029F\]/r&/;s/ru\x27/r\x27/' galley/filters/html.py
