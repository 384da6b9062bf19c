# A failed look-up of an item is caught with as
sed -i -E 's/(IndexError, TypeError\)), e:/\1 as e:/' galley/template/eval.py
