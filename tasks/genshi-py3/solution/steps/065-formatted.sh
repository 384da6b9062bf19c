# Formatted strings are written
python3 - <<'END'
from pathlib import Path

path = Path("galley/template/astutil.py")
text = path.read_text(encoding="utf-8")
place = text.index('    if not IS_PYTHON2:\n        # Bytes(bytes s)')
path.write_text(text[:place] + """\
    # JoinedStr(expr* values)
    # FormattedValue(expr value, int conversion, expr? format_spec)
    def visit_JoinedStr(self, node):
        self._write("''.join([")
        for value in node.values:
            self.visit(value)
            self._write(', ')
        self._write('])')

    def visit_FormattedValue(self, node):
        self._write("'{")
        if node.conversion >= 0:
            self._write('!' + chr(node.conversion))
        self._write(":{}}'.format(")
        self.visit(node.value)
        self._write(', ')
        if node.format_spec is None:
            self._write("''")
        else:
            self.visit(node.format_spec)
        self._write(')')
""" + text[place:], encoding="utf-8")
END
