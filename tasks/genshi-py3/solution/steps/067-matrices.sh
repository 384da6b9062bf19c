# Matrices are multiplied
sed -i -E 's/^        _ast.Mult: .*/&\n        _ast.MatMult: \x27@\x27,/' galley/template/astutil.py
