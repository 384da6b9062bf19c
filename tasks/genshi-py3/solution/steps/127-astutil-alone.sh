# astutil is for Python 3 alone
sed -i -E '
/^from galley.compat import IS_PYTHON2/d
/^    if IS_PYTHON2:/,/^    else:/d
/^    if not IS_PYTHON2:/d
/^        def visit_/,/^$/s/^    //
s/^        (# (In Python 3 arguments|Raise\(|Bytes\())/    \1/
' galley/template/astutil.py
