# Whole numbers are int
sed -i -E 's/\blong\(/int(/' galley/path.py
