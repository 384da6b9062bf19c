# Every parameter is a local name
python3 - <<'END'
from pathlib import Path

path = Path("galley/template/eval.py")
text = path.read_text(encoding="utf-8")
start = text.index("        if hasattr(node, 'args'):\n            for arg in node.args:")
end = text.index("        elif hasattr(node, 'names'):", start + 1)
path.write_text(text[:start] + """\
        if hasattr(node, 'args'):
            for arg in node.posonlyargs + node.args + node.kwonlyargs:
                _process(arg)
            for arg in (node.vararg, node.kwarg):
                _process(arg)
""" + text[end:], encoding="utf-8")
END
