# Results of expressions become text
sed -i -E '
/def _flatten/,/def _include/{
s/basestring/str/
s/\(int, float, long\)/(int, float)/
s/unicode\(/str(/
}
' galley/template/base.py
