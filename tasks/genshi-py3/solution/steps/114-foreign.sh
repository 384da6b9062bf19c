# Elements with a language of their own are not extracted
sed -i -E 's/isinstance\(attrs.get\(xml_lang\), basestring\)/isinstance(attrs.get(xml_lang), str)/' galley/filters/i18n.py
