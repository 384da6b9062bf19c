# Attributes with a namespace are selected by their whole name
python3 - <<'END'
from pathlib import Path

path = Path("galley/path.py")
text = path.read_text(encoding="utf-8")
start = text.index('                return Attrs([(self.name, data[1].get(self.name))])\n            else:\n                return data[0] == qname')
end = text.index("    def __repr__(self):\n        return '%s:%s' % (self.prefix", start + 1)
path.write_text(text[:start] + """\
                return Attrs([(qname, data[1].get(qname))])
            else:
                return data[0] == qname
""" + text[end:], encoding="utf-8")
END
