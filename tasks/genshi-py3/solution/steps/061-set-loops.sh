# Set and mapping comprehensions are written
python3 - <<'END'
from pathlib import Path

path = Path("galley/template/astutil.py")
text = path.read_text(encoding="utf-8")
place = text.index('    # Yield(expr? value)')
path.write_text(text[:place] + """\
    # SetComp(expr elt, comprehension* generators)
    # DictComp(expr key, expr value, comprehension* generators)
    def visit_SetComp(self, node):
        self._write('{')
        if isinstance(node, _ast.DictComp):
            self.visit(node.key)
            self._write(': ')
            self.visit(node.value)
        else:
            self.visit(node.elt)
        for generator in node.generators:
            self._write(' for ')
            self.visit(generator.target)
            self._write(' in ')
            self.visit(generator.iter)
            for ifexpr in generator.ifs:
                self._write(' if ')
                self.visit(ifexpr)
        self._write('}')
    visit_DictComp = visit_SetComp
""" + text[place:], encoding="utf-8")
END
