# HTML is fed as text
sed -i -E '/^class HTMLParser/,/^def HTML/s/isinstance\(data, unicode\)/isinstance(data, str)/' galley/input.py
