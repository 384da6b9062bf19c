# Sets are written
python3 - <<'END'
from pathlib import Path

path = Path("galley/template/astutil.py")
text = path.read_text(encoding="utf-8")
place = text.index('    # ListComp(expr elt, comprehension* generators)\n    def visit_ListComp')
path.write_text(text[:place] + """\
    # Set(expr* elts)
    def visit_Set(self, node):
        self._write('{')
        for elt in node.elts:
            self.visit(elt)
            self._write(', ')
        self._write('}')
""" + text[place:], encoding="utf-8")
END
