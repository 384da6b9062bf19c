# The name of a caught exception is local
python3 - <<'END'
from pathlib import Path

path = Path("galley/template/eval.py")
text = path.read_text(encoding="utf-8")
place = text.index('    def visit_FunctionDef(self, node):')
path.write_text(text[:place] + """\
    def visit_ExceptHandler(self, node):
        if node.name and len(self.locals) > 1:
            self.locals[-1].add(node.name)
        return ASTTransformer.visit_ExceptHandler(self, node)
""" + text[place:], encoding="utf-8")
END
