# A backslash joins lines that end in CRLF
sed -i -E '/^ +_ESCAPE_RE/s/\\n\|/\\r?\\n|/' galley/template/text.py
