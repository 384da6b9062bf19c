# input imports Python 3's html package
sed -i -E '
/^import htmlentitydefs/d
s/^import HTMLParser as html/from html import entities, parser as html/
' galley/input.py
