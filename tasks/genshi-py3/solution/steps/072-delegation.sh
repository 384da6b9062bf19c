# Generators delegate
python3 - <<'END'
from pathlib import Path

path = Path("galley/template/astutil.py")
text = path.read_text(encoding="utf-8")
place = text.index('    comparision_operators = {')
path.write_text(text[:place] + """\
    # YieldFrom(expr value)
    def visit_YieldFrom(self, node):
        self._write('(yield from ')
        self.visit(node.value)
        self._write(')')
""" + text[place:], encoding="utf-8")
END
