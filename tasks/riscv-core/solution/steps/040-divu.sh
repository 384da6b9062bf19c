# DIVU
cat >> rtl/tables/op.vh <<'END'
10'b0000001_101: result = b == 0 ? 0 : a / b;  // DIVU
END
