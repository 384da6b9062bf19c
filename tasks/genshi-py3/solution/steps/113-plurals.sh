# Plurals are read to their end
sed -i -E '/^class ChooseDirective/,/^class DomainDirective/s/stream.next\(\)/next(stream)/' galley/filters/i18n.py
