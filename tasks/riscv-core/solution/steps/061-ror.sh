# ROR
cat >> rtl/tables/op.vh <<'END'
10'b0110000_101: result = rotated(a, b[4:0]);  // ROR
END
