# Elements of an ElementTree are iterated over
sed -i -E 's/element.getchildren\(\)/element/' galley/input.py
