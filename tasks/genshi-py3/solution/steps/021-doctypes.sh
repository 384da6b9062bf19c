# A doctype is chosen by name
sed -i -E '/^class DocTypeInserter/,$s/basestring/str/' galley/output.py
