# REMU
cat >> rtl/tables/op.vh <<'END'
10'b0000001_111: result = b == 0 ? a : a % b;  // REMU
END
