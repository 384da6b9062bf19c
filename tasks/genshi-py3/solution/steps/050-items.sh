# Items of expressions are looked up
sed -i -E '
/^class ExpressionASTTransformer/,$ {
s/not isinstance\(node.slice, _ast.Index\)/isinstance(node.slice, (_ast.Slice, _ast.Tuple))/
s/self.visit\(node.slice.value\)/self.visit(node.slice)/
}
' galley/template/eval.py
