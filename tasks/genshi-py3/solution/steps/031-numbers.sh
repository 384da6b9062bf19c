# A template's numbers become text by str
sed -i -E 's/_number_conv = unicode/_number_conv = str/' galley/template/base.py
