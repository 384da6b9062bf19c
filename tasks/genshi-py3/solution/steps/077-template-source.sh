# A template is read from text
sed -i -E '/def __init__\(self, source, filepath/,/def __getstate__/s/isinstance\(source, unicode\)/isinstance(source, str)/' galley/template/base.py
