# A way of writing is chosen by name
sed -i -E '/^def get_serializer/,/^class/s/basestring/str/' galley/output.py
