# XML is fed as text or bytes
sed -i -E '/^class XMLParser/,/^class HTMLParser/s/isinstance\(data, unicode\)/isinstance(data, str)/' galley/input.py
