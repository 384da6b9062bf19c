# Names in mapping comprehensions are local
python3 - <<'END'
from pathlib import Path

path = Path("galley/template/eval.py")
text = path.read_text(encoding="utf-8")
place = text.index('    def visit_Lambda(self, node):')
path.write_text(text[:place] + """\
    # DictComp(expr key, expr value, comprehension* generators)
    def visit_DictComp(self, node):
        pair = _new(_ast.Tuple, [node.key, node.value], _ast.Load())
        loop = self.visit_GeneratorExp(_new(_ast.GeneratorExp, pair,
                                            node.generators))
        key, value = loop.elt.elts
        return _new(_ast.DictComp, key, value, loop.generators)
""" + text[place:], encoding="utf-8")
END
