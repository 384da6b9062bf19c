# The tokens of paths are a raw string
sed -i -E 's/(_tokenize = re.compile\()\x27/\1r\x27/' galley/path.py
