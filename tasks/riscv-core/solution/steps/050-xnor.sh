# XNOR
cat >> rtl/tables/op.vh <<'END'
10'b0100000_100: result = ~(a ^ b);  // XNOR
END
