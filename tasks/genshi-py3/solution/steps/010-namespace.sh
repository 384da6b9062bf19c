# A namespace prints its URI as text
sed -i -E '
/^class Namespace/,/^class QName/{
s/unicode\(uri\)/str(uri)/
s/return self.uri.encode\(.*/return self.uri/
}
' galley/core.py
