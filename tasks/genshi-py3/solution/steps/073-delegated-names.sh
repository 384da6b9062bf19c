# Names in delegation are looked up
sed -i -E 's/^    visit_Yield = _clone/&\n    visit_YieldFrom = _clone/' galley/template/astutil.py
