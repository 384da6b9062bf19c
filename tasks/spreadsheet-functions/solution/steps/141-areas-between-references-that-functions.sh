# Areas between references that functions return
patch -p1 --no-backup-if-mismatch <<'END_OF_DIFF'
--- a/calc/parser.py
+++ b/calc/parser.py
@@ -5,5 +5,5 @@ import re
 from calc.broadcast import broadcast
 from calc.convert import number
-from calc.registry import BINARY, FUNCTIONS, RIGHT_FIRST, TOKENS
+from calc.registry import BINARY, FUNCTIONS, RIGHT_FIRST, TOKENS, WHOLE
 from calc.values import CellError
 
@@ -50,4 +50,6 @@ class Parser:
     @staticmethod
     def applied(body, left, right):
+        if body in WHOLE:
+            return lambda sheet: body(left(sheet), right(sheet))
         return lambda sheet: broadcast(body, left(sheet), right(sheet))
 
--- a/calc/registry.py
+++ b/calc/registry.py
@@ -17,4 +17,5 @@ TOKENS = []
 BINARY = {}
 RIGHT_FIRST = {"^"}
+WHOLE = set()
 CONVERSIONS = {"n": number, "t": text, "b": truth, "s": scalar, "a": lambda value: value}
 
--- a/calc/syntax/references.py
+++ b/calc/syntax/references.py
@@ -3,5 +3,5 @@
 import re
 
-from calc.registry import token
+from calc.registry import WHOLE, binary, token
 from calc.values import Cells
 
@@ -36,4 +36,14 @@ def area(sheet, word):
 
 
+@binary(":", 90)
+def span(one, two):
+    """The cells from one reference to another."""
+    (top, left), (bottom, right) = one.place, two.place
+    return Cells(one.sheet, top, left, bottom - top + two.height, right - left + two.width)
+
+
+WHOLE.add(span)
+
+
 @token(r"\$?[A-Za-z]{1,2}\$?\d+(:\$?[A-Za-z]{1,2}\$?\d+)?")
 def reference(word):
END_OF_DIFF
