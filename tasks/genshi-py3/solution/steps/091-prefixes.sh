# Prefixes stand for names of folders
sed -i -E '/def prefixed/,$ s/basestring/str/' galley/template/loader.py
