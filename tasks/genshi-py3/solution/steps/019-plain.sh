# Text is written as str
sed -i -E '/^class TextSerializer/,/^class EmptyTagFilter/s/yield unicode\(/yield str(/' galley/output.py
