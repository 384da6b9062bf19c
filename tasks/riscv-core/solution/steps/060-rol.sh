# ROL
cat >> rtl/tables/op.vh <<'END'
10'b0110000_001: result = rotated(a, -b[4:0]);  // ROL
END
