# Children are generated as text
sed -i -E '
/def _generate/,/def generate/{
s/basestring/str/
s/unicode\(/str(/
}
' galley/builder.py
