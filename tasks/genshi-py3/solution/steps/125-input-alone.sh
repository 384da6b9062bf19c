# input is for Python 3 alone
sed -i -E '/^class HTMLParser/,$ s/\bunichr\(/chr(/' galley/input.py
