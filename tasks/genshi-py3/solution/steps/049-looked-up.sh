# Items are looked up by text as attributes too
sed -i -E '/def lookup_item/,/return val/s/basestring/str/' galley/template/eval.py
