# Escapes in styles become characters
sed -i -E 's/\bunichr\(/chr(/' galley/filters/html.py
