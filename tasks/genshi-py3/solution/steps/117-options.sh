# Options of the extraction are text
sed -i -E '/^def extract\(/,$ s/basestring/str/' galley/filters/i18n.py
