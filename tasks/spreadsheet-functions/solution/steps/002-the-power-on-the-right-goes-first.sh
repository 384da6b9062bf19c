# The power on the right goes first
patch -p1 --no-backup-if-mismatch <<'END_OF_DIFF'
--- a/calc/parser.py
+++ b/calc/parser.py
@@ -3,5 +3,5 @@
 import re
 
-from calc.registry import BINARY, FUNCTIONS, TOKENS
+from calc.registry import BINARY, FUNCTIONS, RIGHT_FIRST, TOKENS
 from calc.values import CellError
 
@@ -44,5 +44,5 @@ class Parser:
             self.took(symbol)
             power, body = BINARY[symbol]
-            left = self.applied(body, left, self.expression(power + 1))
+            left = self.applied(body, left, self.expression(power + (symbol not in RIGHT_FIRST)))
 
     @staticmethod
--- a/calc/registry.py
+++ b/calc/registry.py
@@ -16,4 +16,5 @@ FUNCTIONS = {}
 TOKENS = []
 BINARY = {}
+RIGHT_FIRST = {"^"}
 CONVERSIONS = {"n": number, "t": text, "b": truth, "s": scalar, "a": lambda value: value}
END_OF_DIFF
