# Built-in names come from builtins
sed -i -E 's/\b__builtin__\b/builtins/' galley/template/eval.py
