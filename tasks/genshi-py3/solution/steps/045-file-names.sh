# File names are text
sed -i -E '/^def _compile/,/^def _new/s/isinstance\(filename, unicode\)/isinstance(filename, str)/' galley/template/eval.py
