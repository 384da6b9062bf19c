# Names in starred values are looked up
sed -i -E 's/^    visit_List = _clone/&\n    visit_Starred = _clone/' galley/template/astutil.py
