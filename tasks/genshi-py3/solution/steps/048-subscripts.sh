# Indices are any expression
sed -i -E '
/^    def visit_Subscript/,/^    def visit_Name/{
s/_ast.Ellipsis\)/_ast.Constant) and node.value is Ellipsis/
s/raise NotImplemented\(.*/self.visit(node)/
}
' galley/template/astutil.py
