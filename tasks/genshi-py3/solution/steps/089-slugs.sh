# Text templates are read from text
sed -i -E '/^class SlugTemplate/,/^class OldTextTemplate/s/isinstance\(source, unicode\)/isinstance(source, str)/' galley/template/text.py
