# A stream that was put back on ends
python3 - <<'END'
from pathlib import Path

path = Path("galley/filters/transform.py")
text = path.read_text(encoding="utf-8")
start = text.index('                try:\n                    event = self.stream.next()')
end = text.index('\n\nclass Compositor', start + 1)
path.write_text(text[:start] + """\
                try:
                    event = next(self.stream)
                except StopIteration:
                    if self.peek is None:
                        return
                else:
                    yield event
""" + text[end:], encoding="utf-8")
END
