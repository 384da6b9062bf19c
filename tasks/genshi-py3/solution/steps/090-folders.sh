# A search path holds names of folders
sed -i -E '/def load\(/,/def _instantiate/s/basestring/str/' galley/template/loader.py
