# compat keeps what modules still use
python3 - <<'END'
from pathlib import Path
from textwrap import dedent

path = Path("galley/compat.py")
text = path.read_text(encoding="utf-8")
head = text[: text.index("import sys")]
start = text.rindex("    def build_code_chunk")
chunk = text[start : text.index("# Compatibility fallback", start)]
path.write_text(head + "from io import BytesIO, StringIO\n\n\n" + dedent(chunk).rstrip() + "\n", encoding="utf-8")
END
