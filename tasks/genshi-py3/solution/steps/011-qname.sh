# A qualified name is a str
sed -i -E '/^class QName/,$s/\bunicode\b/str/g' galley/core.py
