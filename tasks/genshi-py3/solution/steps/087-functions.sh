# Template functions take starred parameters
python3 - <<'END'
from pathlib import Path

path = Path("galley/template/directives.py")
text = path.read_text(encoding="utf-8")
start = text.index('            for arg in ast.args:\n                # only names')
end = text.index('        else:\n            self.name = ast.id', start + 1)
path.write_text(text[:start] + """\
            for arg in ast.args:
                if isinstance(arg, _ast.Starred):
                    self.star_args = arg.value.id
                else: # only names
                    self.args.append(arg.id)
            for kwd in ast.keywords:
                if kwd.arg is None:
                    self.dstar_args = kwd.value.id
                    continue
                self.args.append(kwd.arg)
                exp = Expression(kwd.value, template.filepath,
                                 lineno, lookup=template.lookup)
                self.defaults[kwd.arg] = exp
""" + text[end:], encoding="utf-8")
END
