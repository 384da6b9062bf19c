# A stream of values is looked at without StopIteration leaking
python3 - <<'END'
from pathlib import Path

path = Path("galley/core.py")
text = path.read_text(encoding="utf-8")
start = text.index('    stream = iter(stream)\n    event = stream.next()')
end = text.index('\n    # Check whether the iterable', start + 1)
path.write_text(text[:start] + """\
    stream = iter(stream)
    try:
        event = next(stream)
    except StopIteration:
        return
""" + text[end:], encoding="utf-8")
END
