# input is for Python 3 alone
sed -i -E 's/\bunichr\(/chr(/' galley/input.py
