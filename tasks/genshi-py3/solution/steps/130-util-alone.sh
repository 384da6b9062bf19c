# util needs no compat
sed -i -E '/^from galley.compat import/d' galley/util.py
