# Caught exceptions are named with as
sed -i -E '
/^    def visit_ExceptHandler/,/^    visit_excepthandler/{
s/self._write\(., .\)/self._write(\x27 as \x27 + node.name)/
/self.visit\(node.name\)/d
}
' galley/template/astutil.py
