# Operators on whole areas
patch -p1 --no-backup-if-mismatch <<'END_OF_DIFF'
--- /dev/null
+++ b/calc/broadcast.py
@@ -0,0 +1,21 @@
+"""Operators between areas: cell by cell."""
+
+from calc.values import Area, CellError
+
+
+def broadcast(body, *given):
+    """What an operator makes of its operands; an area of results if one of them is an area of many cells."""
+    areas = [one for one in given if isinstance(one, Area) and one.height * one.width > 1]
+    if not areas:
+        return body(*given)
+    shape = areas[0].height, areas[0].width
+    if any((one.height, one.width) != shape for one in areas):
+        raise CellError("#VALUE!")
+
+    def at(row, column):
+        try:
+            return body(*(one.at(row, column) if one in areas else one for one in given))
+        except CellError as error:
+            return error
+
+    return Area([[at(row, column) for column in range(shape[1])] for row in range(shape[0])])
--- a/calc/functions/mathematics.py
+++ b/calc/functions/mathematics.py
@@ -5,4 +5,5 @@ import math
 from calc.convert import numbers
 from calc.registry import function
+from calc.values import CellError
 
 
@@ -15,2 +16,11 @@ def sum_of(*values):
 def absolute(x):
     return abs(x)
+
+
+@function("SUMPRODUCT", "a*")
+def sum_of_products(*areas):
+    columns = [area.values() for area in areas]
+    if len({(area.height, area.width) for area in areas}) != 1:
+        raise CellError("#VALUE!")
+    rows = zip(*columns, strict=True)
+    return math.fsum(math.prod(x if isinstance(x, float) else 0.0 for x in row) for row in rows)
--- a/calc/parser.py
+++ b/calc/parser.py
@@ -3,4 +3,5 @@
 import re
 
+from calc.broadcast import broadcast
 from calc.convert import number
 from calc.registry import BINARY, FUNCTIONS, RIGHT_FIRST, TOKENS
@@ -49,5 +50,5 @@ class Parser:
     @staticmethod
     def applied(body, left, right):
-        return lambda sheet: body(left(sheet), right(sheet))
+        return lambda sheet: broadcast(body, left(sheet), right(sheet))
 
     @staticmethod
@@ -60,5 +61,5 @@ class Parser:
             if self.took(sign):
                 node = self.operand()
-                return lambda sheet: factor * number(node(sheet))
+                return lambda sheet: broadcast(lambda x, factor=factor: factor * number(x), node(sheet))
         node = self.value()
         while self.took("%"):
END_OF_DIFF
