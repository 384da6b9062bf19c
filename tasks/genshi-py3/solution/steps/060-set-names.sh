# Names in sets are looked up
sed -i -E 's/^    visit_Dict = _clone/&\n    visit_Set = _clone/' galley/template/astutil.py
