# Prefixes are made one after another
sed -i -E 's/_gen_prefix\(\).next/_gen_prefix().__next__/' galley/output.py
