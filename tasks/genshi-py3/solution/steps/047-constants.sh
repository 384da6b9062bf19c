# Constants are written into code
sed -i -E 's/^    def visit_Num\(self, node\):/    def visit_Constant(self, node):\n        self._write(repr(node.value))\n\n&/' galley/template/astutil.py
