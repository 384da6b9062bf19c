# Interpolation catches syntax errors with as
sed -i -E 's/except SyntaxError, err:/except SyntaxError as err:/' galley/template/interpolation.py
