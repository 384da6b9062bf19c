# core is for Python 3 alone
sed -i -E '
/^    def __unicode__/,/^$/d
/^    def __getslice__/,/^    def __or__/{/def __or__/!d}
/^    if sys.version_info/,/^    else:/d
s/^        def __repr__/    def __repr__/
s/^            (return .%s\(%r\))/        \1/
s/, stringrepr$//
/^import sys$/d
' galley/core.py
