# Trees come from the module ast
python3 - <<'END'
from pathlib import Path

path = Path("galley/template/astutil.py")
text = path.read_text(encoding="utf-8")
start = text.index('try:\n    import _ast')
end = text.index('from galley.compat', start + 1)
path.write_text(text[:start] + """\
import ast as _ast


def parse(source, mode):
    return compile(source, '', mode, _ast.PyCF_ONLY_AST)
""" + text[end:], encoding="utf-8")
END
