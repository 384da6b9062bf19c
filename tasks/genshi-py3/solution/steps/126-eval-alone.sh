# eval is for Python 3 alone
sed -i -E '
/^    if IS_PYTHON2:/,/^    else:/d
/^def _compile/,/^def _new/s/^    ( +(# Python 3|if not isinstance|filename = filename.decode))/\1/
s/not IS_PYTHON2 and //
/^    def visit_Str/,/^    def visit_ClassDef/{/def visit_ClassDef/!d}
s/^(from galley.compat import).*/\1 build_code_chunk/
/^from types import CodeType/d
' galley/template/eval.py
