# What is being prepared is included at run time
python3 - <<'END'
from pathlib import Path

path = Path("galley/template/base.py")
text = path.read_text(encoding="utf-8")
start = text.index('                            for event in tmpl.stream:\n                                yield event\n                        except')
end = text.index('    def generate(self', start + 1)
path.write_text(text[:start] + """\
                        except TemplateNotFound:
                            if fallback is None:
                                raise
                            for event in self._prepare(fallback):
                                yield event
                            continue
                        if not tmpl._preparing:
                            for event in tmpl.stream:
                                yield event
                            continue
                    if fallback:
                        # Otherwise the include is performed at run time
                        data = href, cls, list(self._prepare(fallback))

                yield kind, data, pos
""" + text[end:], encoding="utf-8")
END
