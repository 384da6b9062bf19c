# Attributes are merged from mappings and streams
sed -i -E '
/^class AttrsDirective/,/^class ContentDirective/{
s/= stream.next\(\)/= next(stream)/
s/iter\(attrs\).next\(\)/next(iter(attrs))/
s/unicode\(v\)/str(v)/
}
' galley/template/directives.py
