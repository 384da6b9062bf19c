# Source is parsed as text
sed -i -E '/^def _parse/,/^def _compile/s/isinstance\(source, unicode\)/isinstance(source, str)/' galley/template/eval.py
