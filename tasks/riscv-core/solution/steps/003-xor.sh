# XOR
cat >> rtl/tables/op.vh <<'END'
10'b0000000_100: result = a ^ b;  // XOR
END
