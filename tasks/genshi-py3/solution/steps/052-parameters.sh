# Parameters of every kind are written
python3 - <<'END'
from pathlib import Path

path = Path("galley/template/astutil.py")
text = path.read_text(encoding="utf-8")
start = text.index('    def visit_arguments(self, node):')
end = text.index('    if not IS_PYTHON2:\n        # In Python 3 arguments', start + 1)
path.write_text(text[:start] + """\
    def visit_arguments(self, node):
        positional = node.posonlyargs + node.args
        defaults = [None] * (len(positional) - len(node.defaults)) + node.defaults
        items = [('', arg, default) for arg, default in zip(positional, defaults)]
        if node.posonlyargs:
            items.insert(len(node.posonlyargs), ('/', None, None))
        if node.vararg:
            items.append(('*', node.vararg, None))
        elif node.kwonlyargs:
            items.append(('*', None, None))
        items += [('', arg, default)
                  for arg, default in zip(node.kwonlyargs, node.kw_defaults)]
        if node.kwarg:
            items.append(('**', node.kwarg, None))
        for index, (prefix, arg, default) in enumerate(items):
            self._write((index and ', ' or '') + prefix)
            self.visit(arg)
            if default is not None:
                self._write('=')
                self.visit(default)
""" + text[end:], encoding="utf-8")
END
