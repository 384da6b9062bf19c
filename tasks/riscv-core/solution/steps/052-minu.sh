# MINU
cat >> rtl/tables/op.vh <<'END'
10'b0000101_101: result = a < b ? a : b;  // MINU
END
