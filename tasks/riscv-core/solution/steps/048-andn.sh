# ANDN
cat >> rtl/tables/op.vh <<'END'
10'b0100000_111: result = a & ~b;  // ANDN
END
