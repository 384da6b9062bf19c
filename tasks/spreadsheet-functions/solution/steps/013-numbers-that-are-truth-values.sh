# Numbers that are truth values
patch -p1 --no-backup-if-mismatch <<'END_OF_DIFF'
--- a/calc/convert.py
+++ b/calc/convert.py
@@ -42,6 +42,8 @@ def truth(value):
     """A truth value."""
     value = scalar(value)
-    if isinstance(value, bool):
-        return value
+    if isinstance(value, str):
+        value = {"true": True, "false": False}.get(value.lower(), value)
+    if value is None or isinstance(value, (bool, float)):
+        return bool(value)
     raise CellError("#VALUE!")
 
--- /dev/null
+++ b/calc/functions/logic.py
@@ -0,0 +1,11 @@
+"""Functions that decide."""
+
+from calc.convert import scalar, truth
+from calc.registry import function
+from calc.syntax.operators import compared
+from calc.values import Area, CellError
+
+
+@function("NOT", "b")
+def negation(x):
+    return not x
END_OF_DIFF
