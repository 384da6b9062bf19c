# What is undefined is false
sed -i -E '/^class Undefined/,$ s/__nonzero__/__bool__/' galley/template/eval.py
