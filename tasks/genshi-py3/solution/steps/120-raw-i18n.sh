# Escaped brackets of messages are raw strings
sed -i -E 's/\x27(\\[][])\x27/r\x27\1\x27/g' galley/filters/i18n.py
