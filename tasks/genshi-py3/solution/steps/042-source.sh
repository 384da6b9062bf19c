# Code is made of text, its look-up chosen by name
sed -i -E '/^class Code/,/def __getstate__/s/basestring/str/' galley/template/eval.py
