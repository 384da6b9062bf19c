# Classes take keywords and decorators
python3 - <<'END'
from pathlib import Path

path = Path("galley/template/astutil.py")
text = path.read_text(encoding="utf-8")
start = text.index('    def visit_ClassDef(self, node):')
end = text.index("        self._write(':')", start + 1)
path.write_text(text[:start] + """\
    def visit_ClassDef(self, node):
        for decorator in node.decorator_list:
            self._new_line()
            self._write('@')
            self.visit(decorator)
        self._new_line()
        self._write('class ' + node.name + '(')
        for base in node.bases:
            self.visit(base)
            self._write(', ')
        for keyword in node.keywords:
            self._write(keyword.arg and keyword.arg + '=' or '**')
            self.visit(keyword.value)
            self._write(', ')
        self._write(')')
""" + text[end:], encoding="utf-8")
END
