# Directives catch syntax errors with as
sed -i -E 's/except SyntaxError, err:/except SyntaxError as err:/' galley/template/directives.py
