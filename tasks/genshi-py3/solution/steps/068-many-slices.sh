# Several slices are written
python3 - <<'END'
from pathlib import Path

path = Path("galley/template/astutil.py")
text = path.read_text(encoding="utf-8")
start = text.index('            elif isinstance(node, _ast.ExtSlice):')
end = text.index('            else:\n', start + 1)
path.write_text(text[:start] + """\
            elif isinstance(node, _ast.Tuple) and node.elts:
                for dim in node.elts:
                    _process_slice(dim)
                    self._write(', ')
""" + text[end:], encoding="utf-8")
END
