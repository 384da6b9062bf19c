# Directives that were apart stay apart when more are added
python3 - <<'END'
from pathlib import Path

path = Path("galley/template/markup.py")
text = path.read_text(encoding="utf-8")
start = text.index('                directives, substream = data\n                substream = self._extract_directives(substream, namespace,')
end = text.index('                    added_directives, substream = substream[0][1]', start + 1)
path.write_text(text[:start] + """\
                directives, before = data
                substream = self._extract_directives(before, namespace,
                                                     factory)

                if len(substream) == 1 and substream[0][0] is SUB and (
                        before[0][0] is not SUB
                        or before[0][1][0] != substream[0][1][0]):
""" + text[end:], encoding="utf-8")
END
