# Maintenance can be switched on
python3 - <<'END'
from pathlib import Path
path = Path("conf.d/60-api.conf")
text = path.read_text()
switch = "        if (-f maintenance.on) {\n            return 503;\n        }\n        error_page 503 @maintenance;\n"
for place in ("    location /v2/ {\n", "    location = /v2/upload {\n"):
    text = text.replace(place, place + switch)
page = """    location @maintenance {
        default_type application/json;
        add_header Retry-After 120 always;
        return 503 '{"error":"maintenance"}';
    }
"""
path.write_text(text.rstrip().removesuffix("}") + page + "}\n")
END
