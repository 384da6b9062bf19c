# Code objects are altered by replace()
python3 - <<'END'
from pathlib import Path

path = Path("galley/compat.py")
text = path.read_text(encoding="utf-8")
start = text.index('    def build_code_chunk(code, filename, name, lineno):\n        return CodeType(0, code.co_nlocals, code.co_kwonlyargcount')
end = text.index('# Compatibility fallback implementations for Python < 2.6', start + 1)
path.write_text(text[:start] + """\
    def build_code_chunk(code, filename, name, lineno):
        return code.replace(co_filename=filename, co_name=name,
                            co_firstlineno=lineno)
""" + text[end:], encoding="utf-8")
END
