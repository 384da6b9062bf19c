# Placeholders are translated
sed -i -E 's/(\x27label\x27), \x27prompt\x27/\1, \x27placeholder\x27, \x27prompt\x27/' galley/filters/i18n.py
