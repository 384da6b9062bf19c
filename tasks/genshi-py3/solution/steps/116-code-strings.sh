# Strings in code are extracted
sed -i -E '
/^def extract_from_code/,/^def extract\(/{
s/, unicode\)/, str)/
/_add\(node.(starargs|kwargs)\)/d
}
' galley/filters/i18n.py
