# Directives of a tag are sorted by their index
sed -i -E 's/directives.sort\(\)/directives.sort(key=lambda directive: directive[0])/' galley/template/markup.py
