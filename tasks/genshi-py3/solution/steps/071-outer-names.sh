# Names of outer scopes are declared
python3 - <<'END'
from pathlib import Path

path = Path("galley/template/astutil.py")
text = path.read_text(encoding="utf-8")
start = text.index('    def visit_Global(self, node):')
end = text.index('    # Expr(expr value)', start + 1)
path.write_text(text[:start] + """\
    def visit_Global(self, node):
        self._new_line()
        self._write('global ' + ', '.join(node.names))

    # Nonlocal(identifier* names)
    def visit_Nonlocal(self, node):
        self._new_line()
        self._write('nonlocal ' + ', '.join(node.names))
""" + text[end:], encoding="utf-8")
END
