# PACKH
cat >> rtl/tables/op.vh <<'END'
10'b0000100_111: result = {16'b0, b[7:0], a[7:0]};  // PACKH
END
