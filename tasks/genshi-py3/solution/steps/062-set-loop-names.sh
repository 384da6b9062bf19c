# Names in set comprehensions are local
sed -i -E 's/^    visit_ListComp = visit_GeneratorExp/&\n    visit_SetComp = visit_GeneratorExp/' galley/template/eval.py
