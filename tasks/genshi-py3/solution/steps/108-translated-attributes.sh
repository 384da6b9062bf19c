# Attributes are translated, but for empty ones
python3 - <<'END'
from pathlib import Path

path = Path("galley/filters/i18n.py")
text = path.read_text(encoding="utf-8")
start = text.index('                    if isinstance(value, basestring):\n                        if translate_attrs')
end = text.index('                    else:', start + 1)
path.write_text(text[:start] + """\
                    if isinstance(value, str):
                        text = value.strip()
                        if translate_attrs and name in include_attrs and text:
                            newval = gettext(text)
""" + text[end:], encoding="utf-8")
END
