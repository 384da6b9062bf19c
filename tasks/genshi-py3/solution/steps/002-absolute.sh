# util imports compat from the package
sed -i -E 's/^from compat import/from galley.compat import/' galley/util.py
