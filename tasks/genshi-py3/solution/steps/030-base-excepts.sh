# A template's syntax errors are caught with as
sed -i -E 's/except ParseError, e:/except ParseError as e:/' galley/template/base.py
