# Matched elements are followed to their end
sed -i -E 's/next = stream.next$/next = stream.__next__/' galley/template/markup.py
