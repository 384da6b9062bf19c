# Names in formatted strings are looked up
sed -i -E 's/^    visit_Compare = _clone/&\n    visit_JoinedStr = _clone\n    visit_FormattedValue = _clone/' galley/template/astutil.py
