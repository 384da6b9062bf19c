# Directives are attached in the order of their index
sed -i -E 's/in sorted\(data\[0\]\):/in sorted(\n                        data[0], key=lambda directive: directive[0]):/' galley/template/base.py
