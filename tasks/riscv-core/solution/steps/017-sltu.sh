# SLTU
cat >> rtl/tables/op.vh <<'END'
10'b0000000_011: result = a < b;  // SLTU
END
