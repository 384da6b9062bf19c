# A when without a choose is told of
sed -i -E '/^class WhenDirective/,/^class OtherwiseDirective/s/\(stream.next\(\)\)/next(stream)/' galley/template/directives.py
