# Elements with a language of their own are left alone
sed -i -E '/def __call__\(self, stream, ctxt=None, translate_text/,/def extract/s/isinstance\(attrs.get\(xml_lang\), basestring\)/isinstance(attrs.get(xml_lang), str)/' galley/filters/i18n.py
