# Texts are translated
sed -i -E 's/unicode\(gettext\(text\)\)/str(gettext(text))/' galley/filters/i18n.py
