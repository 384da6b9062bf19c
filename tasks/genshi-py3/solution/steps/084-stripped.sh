# Tags are stripped
sed -i -E '/^class StripDirective/,/^class ChooseDirective/s/stream.next\(\)/next(stream)/' galley/template/directives.py
