# A template knows that it is being prepared
python3 - <<'END'
from pathlib import Path

path = Path("galley/template/base.py")
text = path.read_text(encoding="utf-8")
start = text.index('    @property\n    def stream(self):')
end = text.index('    def _parse(self, source, encoding):', start + 1)
path.write_text(text[:start] + """\
    _preparing = False

    @property
    def stream(self):
        if not self._prepared:
            self._preparing = True
            try:
                self._stream = list(self._prepare(self._stream))
            finally:
                self._preparing = False
            self._prepared = True
        return self._stream
""" + text[end:], encoding="utf-8")
END
