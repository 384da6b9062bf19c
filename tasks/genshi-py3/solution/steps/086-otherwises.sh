# An otherwise without a choose is told of
sed -i -E '/^class OtherwiseDirective/,/^class WithDirective/s/\(stream.next\(\)\)/next(stream)/' galley/template/directives.py
