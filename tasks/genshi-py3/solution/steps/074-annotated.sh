# Annotated assignments are written
python3 - <<'END'
from pathlib import Path

path = Path("galley/template/astutil.py")
text = path.read_text(encoding="utf-8")
place = text.index('    # AugAssign(expr target, operator op, expr value)')
path.write_text(text[:place] + """\
    # AnnAssign(expr target, expr annotation, expr? value, int simple)
    def visit_AnnAssign(self, node):
        self._new_line()
        self.visit(node.target)
        self._write(': ')
        self.visit(node.annotation)
        if node.value is not None:
            self._write(' = ')
            self.visit(node.value)
""" + text[place:], encoding="utf-8")
END
