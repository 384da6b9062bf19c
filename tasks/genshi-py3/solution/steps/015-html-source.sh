# HTML is taken from text or from bytes
sed -i -E '/^def HTML/,$s/isinstance\(text, unicode\)/isinstance(text, str)/' galley/input.py
