# The flags of a regular expression stand at its start
sed -i -E 's/^token_re = re.compile\(.*/token_re = re.compile(\x27(?s)%s|%s\x27 % (/' galley/template/interpolation.py
