# A work-around for Python 2.4 goes
python3 - <<'END'
from pathlib import Path

path = Path("galley/template/eval.py")
text = path.read_text(encoding="utf-8")
start = text.index('# Check for a Python 2.4 bug')
end = text.index('class Code(', start + 1)
path.write_text(text[:start] + """\

""" + text[end:], encoding="utf-8")
END
