# MAXU
cat >> rtl/tables/op.vh <<'END'
10'b0000101_111: result = a > b ? a : b;  // MAXU
END
