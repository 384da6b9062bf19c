# HTML 5 has more boolean attributes
sed -i -E 's/(\x27nohref\x27, \x27noresize\x27)/\x27autofocus\x27, \x27formnovalidate\x27, \x27readonly\x27,\n                                \x27required\x27, \1/' galley/output.py
