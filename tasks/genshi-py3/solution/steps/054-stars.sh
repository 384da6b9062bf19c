# Starred values are written
python3 - <<'END'
from pathlib import Path

path = Path("galley/template/astutil.py")
text = path.read_text(encoding="utf-8")
place = text.index('    # FunctionDef(identifier name, arguments args,')
path.write_text(text[:place] + """\
    # Starred(expr value, expr_context ctx)
    def visit_Starred(self, node):
        self._write('*')
        self.visit(node.value)
""" + text[place:], encoding="utf-8")
END
