# compat keeps what modules still use
sed -i '/^import sys/,$d' galley/compat.py
cat >> galley/compat.py <<'END'
from io import BytesIO, StringIO


def build_code_chunk(code, filename, name, lineno):
    return code.replace(co_filename=filename, co_name=name, co_firstlineno=lineno)
END
