# Names in annotated assignments are looked up
sed -i -E 's/^    visit_AugAssign = _clone/&\n    visit_AnnAssign = _clone/' galley/template/astutil.py
