# Mappings are unpacked in mappings
python3 - <<'END'
from pathlib import Path

path = Path("galley/template/astutil.py")
text = path.read_text(encoding="utf-8")
start = text.index("            self.visit(key)\n            self._write(': ')\n            self.visit(value)\n            self._write(', ')")
end = text.index("        self._write('}')", start + 1)
path.write_text(text[:start] + """\
            if key is None:
                self._write('**')
            else:
                self.visit(key)
                self._write(': ')
            self.visit(value)
            self._write(', ')
""" + text[end:], encoding="utf-8")
END
