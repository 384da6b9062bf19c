# Bodies are limited, uploads less so
python3 - <<'END'
from pathlib import Path
path = Path("conf.d/60-api.conf")
text = path.read_text()
head, mark, tail = text.partition("    location /v2/ {")
head += "    client_max_body_size 16k;\n"
upload = "    location = /v2/upload {\n        client_max_body_size 2m;\n        proxy_pass http://application/upload;\n    }\n"
path.write_text(head + upload + mark + tail)
END
